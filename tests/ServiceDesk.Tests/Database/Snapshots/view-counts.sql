DECLARE @p int = 100;
DECLARE @view bigint = CAST(0 AS bigint);
DECLARE @ef_filter__TenantId int = 7;
DECLARE @active bit = CAST(1 AS bit);
DECLARE @now datetime2 = '2026-03-12T15:00:00.0000000Z';
DECLARE @view7 bigint = CAST(51 AS bigint);
DECLARE @active4 bit = CAST(1 AS bit);
DECLARE @id bigint = CAST(21 AS bigint);
DECLARE @view13 bigint = CAST(52 AS bigint);
DECLARE @active8 bit = CAST(1 AS bit);
DECLARE @id9 bigint = CAST(27 AS bigint);
DECLARE @id11 bigint = CAST(24 AS bigint);

SELECT [u0].[View], COUNT(*) AS [Count]
FROM (
    SELECT [t1].[View]
    FROM (
        SELECT TOP(@p) @view AS [View]
        FROM [Tickets] AS [t]
        WHERE [t].[TrashedAt] IS NULL AND [t].[TenantId] = @ef_filter__TenantId AND [t].[IsActive] = @active AND [t].[DueAt] <= @now
        ORDER BY [t].[DueAt], [t].[Id]
    ) AS [t1]
    UNION ALL
    SELECT [t2].[View]
    FROM (
        SELECT TOP(@p) @view7 AS [View]
        FROM [Tickets] AS [t0]
        WHERE [t0].[TrashedAt] IS NULL AND [t0].[TenantId] = @ef_filter__TenantId AND [t0].[IsActive] = @active4 AND [t0].[QueueId] = @id
        ORDER BY [t0].[UpdatedAt] DESC, [t0].[Id] DESC
    ) AS [t2]
    UNION ALL
    SELECT [t5].[View]
    FROM (
        SELECT TOP(@p) @view13 AS [View]
        FROM [Tickets] AS [t3]
        WHERE [t3].[TrashedAt] IS NULL AND [t3].[TenantId] = @ef_filter__TenantId AND [t3].[IsActive] = @active8 AND [t3].[Id] IN (
            SELECT [t4].[TicketId]
            FROM [TicketTags] AS [t4]
            WHERE [t4].[TenantId] = @ef_filter__TenantId AND [t4].[TagId] = @id9
        ) AND [t3].[PriorityId] = @id11
        ORDER BY [t3].[UpdatedAt] DESC, [t3].[Id] DESC
    ) AS [t5]
) AS [u0]
GROUP BY [u0].[View]
