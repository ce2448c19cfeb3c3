DECLARE @ef_filter__TenantId int = 7;
DECLARE @p int = 100;
DECLARE @act_PersonId bigint = CAST(11 AS bigint);

SELECT [t].[QueueId], [t].[AssigneeId], COALESCE(SUM([t].[Change]), 0) AS [Count], CAST(0 AS bit) AS [IsUnread]
FROM [Tally] AS [t]
WHERE [t].[TenantId] = @ef_filter__TenantId
GROUP BY [t].[QueueId], [t].[AssigneeId]
UNION ALL
SELECT [n0].[QueueId], [n0].[AssigneeId], [n0].[Count], [n0].[IsUnread]
FROM (
    SELECT TOP(@p) [n].[TicketId] AS [QueueId], [n].[PersonId] AS [AssigneeId], 0 AS [Count], CAST(1 AS bit) AS [IsUnread]
    FROM [Notifications] AS [n]
    WHERE [n].[TenantId] = @ef_filter__TenantId AND [n].[PersonId] = @act_PersonId AND EXISTS (
        SELECT 1
        FROM [Tickets] AS [t0]
        WHERE [t0].[TrashedAt] IS NULL AND [t0].[TenantId] = @ef_filter__TenantId AND [t0].[Id] = [n].[TicketId]) AND [n].[ReadAt] IS NULL
    ORDER BY [n].[Id] DESC
) AS [n0]
