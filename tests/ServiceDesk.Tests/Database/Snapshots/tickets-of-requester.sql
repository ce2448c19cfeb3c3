DECLARE @p int = 51;
DECLARE @ef_filter__TenantId int = 7;
DECLARE @act_PersonId bigint = CAST(12 AS bigint);
DECLARE @active bit = CAST(1 AS bit);
DECLARE @act_PersonId3 bigint = CAST(12 AS bigint);
DECLARE @active4 bit = CAST(1 AS bit);

SELECT [u0].[Id], [u0].[Number], [u0].[Subject], [u0].[Preview], [u0].[StatusId], [u0].[PriorityId], [u0].[QueueId], [u0].[AssigneeId], [u0].[GroupId], [u0].[TypeId], [u0].[TagText], [p1].[Name], [u0].[CustomerId], [c0].[Name], [u0].[CreatedAt], [u0].[UpdatedAt], [u0].[DueAt], [u0].[ReviewAt], [u0].[Importance], [u0].[SystemId]
FROM (
    SELECT TOP(@p) [u].[Id], [u].[AssigneeId], [u].[CreatedAt], [u].[CustomerId], [u].[DueAt], [u].[GroupId], [u].[Importance], [u].[Number], [u].[Preview], [u].[PriorityId], [u].[QueueId], [u].[RequesterId], [u].[ReviewAt], [u].[StatusId], [u].[Subject], [u].[SystemId], [u].[TagText], [u].[TypeId], [u].[UpdatedAt]
    FROM (
        SELECT [t2].[Id], [t2].[AssigneeId], [t2].[CategoryId], [t2].[ClosedAt], [t2].[ContractId], [t2].[CreatedAt], [t2].[CustomerId], [t2].[DeferralReasonId], [t2].[Door], [t2].[DueAt], [t2].[EscalatedAt], [t2].[FieldText], [t2].[FirstReplyAt], [t2].[FollowsId], [t2].[GroupId], [t2].[Importance], [t2].[IsActive], [t2].[IsShared], [t2].[MailboxId], [t2].[MergedIntoId], [t2].[Number], [t2].[Phase], [t2].[Preview], [t2].[PriorityId], [t2].[ProductId], [t2].[QueueId], [t2].[RequesterId], [t2].[ReviewAt], [t2].[ScenarioVersionId], [t2].[ServiceLevelId], [t2].[SolvedAt], [t2].[StatusId], [t2].[Subject], [t2].[SystemId], [t2].[TagText], [t2].[TenantId], [t2].[TrashedAt], [t2].[TypeId], [t2].[UpdatedAt], [t2].[Version]
        FROM (
            SELECT TOP(@p) [t].[Id], [t].[AssigneeId], [t].[CategoryId], [t].[ClosedAt], [t].[ContractId], [t].[CreatedAt], [t].[CustomerId], [t].[DeferralReasonId], [t].[Door], [t].[DueAt], [t].[EscalatedAt], [t].[FieldText], [t].[FirstReplyAt], [t].[FollowsId], [t].[GroupId], [t].[Importance], [t].[IsActive], [t].[IsShared], [t].[MailboxId], [t].[MergedIntoId], [t].[Number], [t].[Phase], [t].[Preview], [t].[PriorityId], [t].[ProductId], [t].[QueueId], [t].[RequesterId], [t].[ReviewAt], [t].[ScenarioVersionId], [t].[ServiceLevelId], [t].[SolvedAt], [t].[StatusId], [t].[Subject], [t].[SystemId], [t].[TagText], [t].[TenantId], [t].[TrashedAt], [t].[TypeId], [t].[UpdatedAt], [t].[Version]
            FROM [Tickets] AS [t]
            WHERE [t].[TrashedAt] IS NULL AND [t].[TenantId] = @ef_filter__TenantId AND [t].[RequesterId] = @act_PersonId AND [t].[IsActive] = @active
            ORDER BY [t].[UpdatedAt] DESC, [t].[Id] DESC
        ) AS [t2]
        UNION
        SELECT [t1].[Id], [t1].[AssigneeId], [t1].[CategoryId], [t1].[ClosedAt], [t1].[ContractId], [t1].[CreatedAt], [t1].[CustomerId], [t1].[DeferralReasonId], [t1].[Door], [t1].[DueAt], [t1].[EscalatedAt], [t1].[FieldText], [t1].[FirstReplyAt], [t1].[FollowsId], [t1].[GroupId], [t1].[Importance], [t1].[IsActive], [t1].[IsShared], [t1].[MailboxId], [t1].[MergedIntoId], [t1].[Number], [t1].[Phase], [t1].[Preview], [t1].[PriorityId], [t1].[ProductId], [t1].[QueueId], [t1].[RequesterId], [t1].[ReviewAt], [t1].[ScenarioVersionId], [t1].[ServiceLevelId], [t1].[SolvedAt], [t1].[StatusId], [t1].[Subject], [t1].[SystemId], [t1].[TagText], [t1].[TenantId], [t1].[TrashedAt], [t1].[TypeId], [t1].[UpdatedAt], [t1].[Version]
        FROM [Participants] AS [p]
        INNER JOIN (
            SELECT [t0].[Id], [t0].[AssigneeId], [t0].[CategoryId], [t0].[ClosedAt], [t0].[ContractId], [t0].[CreatedAt], [t0].[CustomerId], [t0].[DeferralReasonId], [t0].[Door], [t0].[DueAt], [t0].[EscalatedAt], [t0].[FieldText], [t0].[FirstReplyAt], [t0].[FollowsId], [t0].[GroupId], [t0].[Importance], [t0].[IsActive], [t0].[IsShared], [t0].[MailboxId], [t0].[MergedIntoId], [t0].[Number], [t0].[Phase], [t0].[Preview], [t0].[PriorityId], [t0].[ProductId], [t0].[QueueId], [t0].[RequesterId], [t0].[ReviewAt], [t0].[ScenarioVersionId], [t0].[ServiceLevelId], [t0].[SolvedAt], [t0].[StatusId], [t0].[Subject], [t0].[SystemId], [t0].[TagText], [t0].[TenantId], [t0].[TrashedAt], [t0].[TypeId], [t0].[UpdatedAt], [t0].[Version]
            FROM [Tickets] AS [t0]
            WHERE [t0].[TrashedAt] IS NULL AND [t0].[TenantId] = @ef_filter__TenantId
        ) AS [t1] ON [p].[TicketId] = [t1].[Id]
        WHERE [p].[TenantId] = @ef_filter__TenantId AND [p].[PersonId] = @act_PersonId3 AND [t1].[IsActive] = @active4
    ) AS [u]
    ORDER BY [u].[UpdatedAt] DESC, [u].[Id] DESC
) AS [u0]
INNER JOIN (
    SELECT [p0].[Id], [p0].[Name]
    FROM [People] AS [p0]
    WHERE [p0].[TenantId] = @ef_filter__TenantId
) AS [p1] ON [u0].[RequesterId] = [p1].[Id]
LEFT JOIN (
    SELECT [c].[Id], [c].[Name]
    FROM [Customers] AS [c]
    WHERE [c].[TenantId] = @ef_filter__TenantId
) AS [c0] ON [u0].[CustomerId] = [c0].[Id]
ORDER BY [u0].[UpdatedAt] DESC, [u0].[Id] DESC
