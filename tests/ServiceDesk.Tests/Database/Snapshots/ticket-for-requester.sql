DECLARE @ef_filter__TenantId int = 7;
DECLARE @act_PersonId bigint = CAST(12 AS bigint);
DECLARE @number int = 41;

SELECT [t].[Id], [t].[Number], [t].[Subject], [t].[QueueId], [t].[StatusId], [t].[Phase], [t].[IsActive], [t].[PriorityId], [t].[CategoryId], [t].[AssigneeId], [t].[GroupId], [t].[TagText], [t].[Door], [t].[CreatedAt], [t].[UpdatedAt], [t].[SolvedAt], [t].[ClosedAt], [t].[RequesterId], [p1].[Name], [p1].[Address], [p1].[Phone], [t].[CustomerId], [c0].[Name], [t].[Version], [t].[ScenarioVersionId], [t].[TypeId], [t].[ProductId], [t].[DeferralReasonId], [t].[ReviewAt], [t].[ContractId]
FROM [Tickets] AS [t]
INNER JOIN (
    SELECT [p0].[Id], [p0].[Address], [p0].[Name], [p0].[Phone]
    FROM [People] AS [p0]
    WHERE [p0].[TenantId] = @ef_filter__TenantId
) AS [p1] ON [t].[RequesterId] = [p1].[Id]
LEFT JOIN (
    SELECT [c].[Id], [c].[Name]
    FROM [Customers] AS [c]
    WHERE [c].[TenantId] = @ef_filter__TenantId
) AS [c0] ON [t].[CustomerId] = [c0].[Id]
WHERE [t].[TenantId] = @ef_filter__TenantId AND ([t].[RequesterId] = @act_PersonId OR EXISTS (
    SELECT 1
    FROM [Participants] AS [p]
    WHERE [p].[TenantId] = @ef_filter__TenantId AND [t].[Id] = [p].[TicketId] AND [p].[PersonId] = @act_PersonId)) AND [t].[Number] = @number
