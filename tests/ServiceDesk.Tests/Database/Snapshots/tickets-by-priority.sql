DECLARE @p int = 51;
DECLARE @rank int = 0;
DECLARE @ef_filter__TenantId int = 7;
DECLARE @active bit = CAST(1 AS bit);
DECLARE @at datetime2 = '2026-03-12T15:00:00.0000000Z';
DECLARE @id bigint = CAST(26 AS bigint);
DECLARE @rank8 int = 1;
DECLARE @active6 bit = CAST(1 AS bit);

SELECT TOP(@p) [u].[Rank], [u].[At], [u].[Id]
FROM (
    SELECT [t1].[Rank], [t1].[At], [t1].[Id]
    FROM (
        SELECT TOP(@p) @rank AS [Rank], [t].[UpdatedAt] AS [At], [t].[Id]
        FROM [Tickets] AS [t]
        WHERE [t].[TrashedAt] IS NULL AND [t].[TenantId] = @ef_filter__TenantId AND [t].[IsActive] = @active AND [t].[PriorityId] = CAST(24 AS bigint) AND [t].[UpdatedAt] <= @at AND ([t].[UpdatedAt] < @at OR [t].[Id] < @id)
        ORDER BY [t].[UpdatedAt] DESC, [t].[Id] DESC
    ) AS [t1]
    UNION ALL
    SELECT [t2].[Rank], [t2].[At], [t2].[Id]
    FROM (
        SELECT TOP(@p) @rank8 AS [Rank], [t0].[UpdatedAt] AS [At], [t0].[Id]
        FROM [Tickets] AS [t0]
        WHERE [t0].[TrashedAt] IS NULL AND [t0].[TenantId] = @ef_filter__TenantId AND [t0].[IsActive] = @active6 AND [t0].[PriorityId] = CAST(25 AS bigint)
        ORDER BY [t0].[UpdatedAt] DESC, [t0].[Id] DESC
    ) AS [t2]
) AS [u]
ORDER BY [u].[Rank], [u].[At] DESC, [u].[Id] DESC
