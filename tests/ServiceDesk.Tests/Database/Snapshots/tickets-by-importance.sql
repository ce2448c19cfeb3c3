DECLARE @p int = 51;
DECLARE @ef_filter__TenantId int = 7;
DECLARE @active bit = CAST(1 AS bit);

SELECT [t0].[Id], [t0].[Number], [t0].[Subject], [t0].[Preview], [t0].[StatusId], [t0].[PriorityId], [t0].[QueueId], [t0].[AssigneeId], [t0].[GroupId], [t0].[TypeId], [t0].[TagText], [p0].[Name], [t0].[CustomerId], [c0].[Name], [t0].[CreatedAt], [t0].[UpdatedAt], [t0].[DueAt], [t0].[ReviewAt], [t0].[Importance], [t0].[SystemId]
FROM (
    SELECT TOP(@p) [t].[Id], [t].[AssigneeId], [t].[CreatedAt], [t].[CustomerId], [t].[DueAt], [t].[GroupId], [t].[Importance], [t].[Number], [t].[Preview], [t].[PriorityId], [t].[QueueId], [t].[RequesterId], [t].[ReviewAt], [t].[StatusId], [t].[Subject], [t].[SystemId], [t].[TagText], [t].[TypeId], [t].[UpdatedAt]
    FROM [Tickets] AS [t]
    WHERE [t].[TrashedAt] IS NULL AND [t].[TenantId] = @ef_filter__TenantId AND [t].[IsActive] = @active AND [t].[Importance] >= 0
    ORDER BY [t].[Importance] DESC, [t].[UpdatedAt] DESC, [t].[Id] DESC
) AS [t0]
INNER JOIN (
    SELECT [p].[Id], [p].[Name]
    FROM [People] AS [p]
    WHERE [p].[TenantId] = @ef_filter__TenantId
) AS [p0] ON [t0].[RequesterId] = [p0].[Id]
LEFT JOIN (
    SELECT [c].[Id], [c].[Name]
    FROM [Customers] AS [c]
    WHERE [c].[TenantId] = @ef_filter__TenantId
) AS [c0] ON [t0].[CustomerId] = [c0].[Id]
ORDER BY [t0].[Importance] DESC, [t0].[UpdatedAt] DESC, [t0].[Id] DESC
