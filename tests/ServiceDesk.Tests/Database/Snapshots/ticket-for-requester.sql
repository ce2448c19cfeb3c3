DECLARE @ef_filter__TenantId int = 7;
DECLARE @me bigint = CAST(12 AS bigint);
DECLARE @number int = 41;

SELECT [t].[Id], [t].[Number], [t].[Subject], [t].[QueueId], [t].[StatusId], [t].[Phase], [t].[IsActive], [t].[PriorityId], [t].[CategoryId], [t].[AssigneeId], [t].[GroupId], [t].[TagText], [t].[Door], [t].[CreatedAt], [t].[UpdatedAt], [t].[SolvedAt], [t].[ClosedAt], [t].[RequesterId], [p4].[Name], [p4].[Address], [p4].[Phone], [t].[CustomerId], [c2].[Name], [t].[Version], [t].[ScenarioVersionId], [t].[TypeId], [t].[FieldText], [t].[ProductId], [t].[DeferralReasonId], [t].[ReviewAt], [t].[ContractId], [t].[Importance], [t].[SystemId], (
    SELECT TOP(1) [s].[Name]
    FROM [Systems] AS [s]
    WHERE [s].[TenantId] = @ef_filter__TenantId AND [s].[Id] = [t].[SystemId]), CASE
    WHEN [t1].[TrashedAt] IS NOT NULL THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END, (
    SELECT TOP(1) [t2].[Number]
    FROM [Tickets] AS [t2]
    WHERE [t2].[TenantId] = @ef_filter__TenantId AND [t2].[Id] = [t].[MergedIntoId] AND [t2].[TrashedAt] IS NULL)
FROM [Tickets] AS [t]
INNER JOIN (
    SELECT [p3].[Id], [p3].[Address], [p3].[Name], [p3].[Phone]
    FROM [People] AS [p3]
    WHERE [p3].[TenantId] = @ef_filter__TenantId
) AS [p4] ON [t].[RequesterId] = [p4].[Id]
LEFT JOIN (
    SELECT [c1].[Id], [c1].[Name]
    FROM [Customers] AS [c1]
    WHERE [c1].[TenantId] = @ef_filter__TenantId
) AS [c2] ON [t].[CustomerId] = [c2].[Id]
LEFT JOIN (
    SELECT [t0].[Id], [t0].[TrashedAt]
    FROM [Tickets] AS [t0]
    WHERE [t0].[TenantId] = @ef_filter__TenantId
) AS [t1] ON [t].[FollowsId] = [t1].[Id]
WHERE [t].[TenantId] = @ef_filter__TenantId AND ([t].[RequesterId] = @me OR EXISTS (
    SELECT 1
    FROM [Participants] AS [p]
    WHERE [p].[TenantId] = @ef_filter__TenantId AND [t].[Id] = [p].[TicketId] AND [p].[PersonId] = @me) OR ([t].[CustomerId] IS NOT NULL AND (EXISTS (
    SELECT 1
    FROM [People] AS [p0]
    LEFT JOIN (
        SELECT [c].[Id], [c].[Sharing]
        FROM [Customers] AS [c]
        WHERE [c].[TenantId] = @ef_filter__TenantId
    ) AS [c0] ON [p0].[CustomerId] = [c0].[Id]
    WHERE [p0].[TenantId] = @ef_filter__TenantId AND [p0].[Id] = @me AND [p0].[CustomerId] = [t].[CustomerId] AND [c0].[Sharing] >= 1) OR EXISTS (
    SELECT 1
    FROM [PartnerPeople] AS [p1]
    WHERE [p1].[TenantId] = @ef_filter__TenantId AND [p1].[PersonId] = @me AND [p1].[EndedAt] IS NULL AND EXISTS (
        SELECT 1
        FROM [PartnerLinks] AS [p2]
        WHERE [p2].[TenantId] = @ef_filter__TenantId AND [p2].[PartnerId] = [p1].[PartnerId] AND [p2].[EndedAt] IS NULL AND [p2].[CustomerId] = [t].[CustomerId] AND ([p2].[SystemId] IS NULL OR [p2].[SystemId] = [t].[SystemId])))))) AND [t].[Number] = @number AND [t].[TrashedAt] IS NULL
