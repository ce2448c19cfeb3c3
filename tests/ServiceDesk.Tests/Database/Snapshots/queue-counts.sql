DECLARE @ef_filter__TenantId int = 7;

SELECT [t].[QueueId], [t].[AssigneeId], COALESCE(SUM([t].[Change]), 0)
FROM [Tally] AS [t]
WHERE [t].[TenantId] = @ef_filter__TenantId
GROUP BY [t].[QueueId], [t].[AssigneeId]
