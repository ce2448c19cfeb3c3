DECLARE @p int = 51;
DECLARE @ef_filter__TenantId int = 7;
DECLARE @active bit = CAST(1 AS bit);
DECLARE @id bigint = CAST(27 AS bigint);
DECLARE @id3 bigint = CAST(28 AS bigint);

SELECT [t2].[Id], [t2].[Number], [t2].[Subject], [t2].[Preview], [t2].[StatusId], [t2].[PriorityId], [t2].[QueueId], [t2].[AssigneeId], [t2].[GroupId], [t2].[TypeId], [t2].[TagText], [p0].[Name], [t2].[CustomerId], [c0].[Name], [t2].[CreatedAt], [t2].[UpdatedAt], [t2].[DueAt], [t2].[ReviewAt], [t2].[Importance], [t2].[SystemId]
FROM (
    SELECT TOP(@p) [t].[Id], [t].[AssigneeId], [t].[CreatedAt], [t].[CustomerId], [t].[DueAt], [t].[GroupId], [t].[Importance], [t].[Number], [t].[Preview], [t].[PriorityId], [t].[QueueId], [t].[RequesterId], [t].[ReviewAt], [t].[StatusId], [t].[Subject], [t].[SystemId], [t].[TagText], [t].[TypeId], [t].[UpdatedAt]
    FROM [Tickets] AS [t]
    WHERE [t].[TrashedAt] IS NULL AND [t].[TenantId] = @ef_filter__TenantId AND [t].[IsActive] = @active AND [t].[Id] IN (
        SELECT [t0].[TicketId]
        FROM [TicketTags] AS [t0]
        WHERE [t0].[TenantId] = @ef_filter__TenantId AND [t0].[TagId] = @id
    ) AND [t].[Id] NOT IN (
        SELECT [t1].[TicketId]
        FROM [TicketTags] AS [t1]
        WHERE [t1].[TenantId] = @ef_filter__TenantId AND [t1].[TagId] = @id3
    )
    ORDER BY [t].[UpdatedAt] DESC, [t].[Id] DESC
) AS [t2]
INNER JOIN (
    SELECT [p].[Id], [p].[Name]
    FROM [People] AS [p]
    WHERE [p].[TenantId] = @ef_filter__TenantId
) AS [p0] ON [t2].[RequesterId] = [p0].[Id]
LEFT JOIN (
    SELECT [c].[Id], [c].[Name]
    FROM [Customers] AS [c]
    WHERE [c].[TenantId] = @ef_filter__TenantId
) AS [c0] ON [t2].[CustomerId] = [c0].[Id]
ORDER BY [t2].[UpdatedAt] DESC, [t2].[Id] DESC
