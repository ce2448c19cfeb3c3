DECLARE @ef_filter__TenantId int = 7;
DECLARE @outboxId uniqueIdentifier = '6f1d6c0e-6a55-4f0c-9c39-1f6f4b6a0c11';

SELECT [o].[Kind], [o].[PersonId], CASE
    WHEN [m0].[Kind] = 2 AND [m0].[Kind] IS NOT NULL THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END
FROM [Outbox] AS [o]
LEFT JOIN (
    SELECT [m].[Id], [m].[Kind]
    FROM [Messages] AS [m]
    WHERE [m].[TenantId] = @ef_filter__TenantId
) AS [m0] ON [o].[MessageId] = [m0].[Id]
WHERE [o].[TenantId] = @ef_filter__TenantId AND [o].[Id] = @outboxId
