DECLARE @ef_filter__TenantId int = 7;
DECLARE @keys nvarchar(4000) = N'["pop3:1:a:b","pop3:1:a:c"]';

SELECT [i].[Key]
FROM [IntakeJournal] AS [i]
WHERE [i].[TenantId] = @ef_filter__TenantId AND [i].[Key] IN (
    SELECT [k].[value]
    FROM OPENJSON(@keys) WITH ([value] nvarchar(200) '$') AS [k]
)
