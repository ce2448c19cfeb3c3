DECLARE @ef_filter__TenantId int = 7;
DECLARE @number int = 41;

SELECT [t].[Id], [t].[Number], [t].[Subject], [t].[QueueId], [t].[StatusId], [t].[Phase], [t].[IsActive], [t].[PriorityId], [t].[CategoryId], [t].[AssigneeId], [t].[GroupId], [t].[TagText], [t].[Door], [t].[CreatedAt], [t].[UpdatedAt], [t].[SolvedAt], [t].[ClosedAt], [t].[RequesterId], [p0].[Name], [p0].[Address], [p0].[Phone], [t].[CustomerId], [c0].[Name], [t].[Version], [t1].[Number], [t].[ScenarioVersionId], [t].[TypeId], [t].[ProductId], [t].[DeferralReasonId], [t].[ReviewAt], [t].[ContractId]
FROM [Tickets] AS [t]
INNER JOIN (
    SELECT [p].[Id], [p].[Address], [p].[Name], [p].[Phone]
    FROM [People] AS [p]
    WHERE [p].[TenantId] = @ef_filter__TenantId
) AS [p0] ON [t].[RequesterId] = [p0].[Id]
LEFT JOIN (
    SELECT [c].[Id], [c].[Name]
    FROM [Customers] AS [c]
    WHERE [c].[TenantId] = @ef_filter__TenantId
) AS [c0] ON [t].[CustomerId] = [c0].[Id]
LEFT JOIN (
    SELECT [t0].[Id], [t0].[Number]
    FROM [Tickets] AS [t0]
    WHERE [t0].[TenantId] = @ef_filter__TenantId
) AS [t1] ON [t].[FollowsId] = [t1].[Id]
WHERE [t].[TenantId] = @ef_filter__TenantId AND [t].[Number] = @number
