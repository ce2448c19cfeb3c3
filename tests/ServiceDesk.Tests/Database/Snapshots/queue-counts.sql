DECLARE @ef_filter__TenantId int = 7;

SELECT [t].[QueueId], [t].[AssigneeId], COALESCE(SUM([t].[Change]), 0) AS [Count], CAST(0 AS bit) AS [IsUnread]
FROM [Tally] AS [t]
WHERE [t].[TenantId] = @ef_filter__TenantId
GROUP BY [t].[QueueId], [t].[AssigneeId]
