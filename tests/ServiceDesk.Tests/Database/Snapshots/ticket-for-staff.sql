DECLARE @ef_filter__TenantId int = 7;
DECLARE @act_PersonId bigint = CAST(11 AS bigint);
DECLARE @number int = 41;

SELECT [t].[Id], [t].[Number], [t].[Subject], [t].[QueueId], [t].[StatusId], [t].[Phase], [t].[IsActive], [t].[PriorityId], [t].[CategoryId], [t].[AssigneeId], [t].[GroupId], [t].[TagText], [t].[Door], [t].[CreatedAt], [t].[UpdatedAt], [t].[SolvedAt], [t].[ClosedAt], [t].[RequesterId], [p0].[Name], [p0].[Address], [p0].[Phone], [t].[CustomerId], [c0].[Name], [t].[Version], [t1].[Number], [t].[ScenarioVersionId], [t].[TypeId], [t].[FieldText], [t].[ProductId], [t].[DeferralReasonId], [t].[ReviewAt], [t].[ContractId], [t].[Importance], [t].[SystemId], (
    SELECT TOP(1) [s].[Name]
    FROM [Systems] AS [s]
    WHERE [s].[TenantId] = @ef_filter__TenantId AND [s].[Id] = [t].[SystemId]), [t].[EscalatedAt], [t].[IsShared], CASE
    WHEN [t1].[TrashedAt] IS NOT NULL THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END, CASE
    WHEN EXISTS (
        SELECT 1
        FROM [Drafts] AS [d]
        WHERE [d].[TenantId] = @ef_filter__TenantId AND [d].[PersonId] = @act_PersonId AND [d].[TicketId] = [t].[Id]) THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END, CASE
    WHEN EXISTS (
        SELECT 1
        FROM [HeldReplies] AS [h]
        WHERE [h].[TenantId] = @ef_filter__TenantId AND [h].[TicketId] = [t].[Id] AND ([h].[ReturnedAt] IS NULL OR [h].[PersonId] = @act_PersonId)) THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END, (
    SELECT TOP(1) [t2].[Number]
    FROM [Tickets] AS [t2]
    WHERE [t2].[TenantId] = @ef_filter__TenantId AND [t2].[Id] = [t].[MergedIntoId] AND [t2].[TrashedAt] IS NULL)
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
    SELECT [t0].[Id], [t0].[Number], [t0].[TrashedAt]
    FROM [Tickets] AS [t0]
    WHERE [t0].[TenantId] = @ef_filter__TenantId
) AS [t1] ON [t].[FollowsId] = [t1].[Id]
WHERE [t].[TenantId] = @ef_filter__TenantId AND [t].[Number] = @number AND [t].[TrashedAt] IS NULL
