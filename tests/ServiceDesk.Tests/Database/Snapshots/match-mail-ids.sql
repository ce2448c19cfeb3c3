DECLARE @ef_filter__TenantId int = 7;
DECLARE @ids1 nvarchar(250) = N'one@example.test';
DECLARE @ids2 nvarchar(250) = N'two@example.test';

SELECT [m].[Id], [m].[At], [m].[AuthorId], [m].[AutomaticReason], [m].[BodyFile], [m].[CorrectedAt], [m].[Door], [m].[Folded], [m].[ForwardedTo], [m].[HasMailHtml], [m].[Html], [m].[IsFromStaff], [m].[IsThanks], [m].[Kind], [m].[MailId], [m].[MatchReason], [m].[RawFile], [m].[Subject], [m].[TenantId], [m].[Text], [m].[TicketId], [t0].[Id], [t0].[AssigneeId], [t0].[CategoryId], [t0].[ClosedAt], [t0].[ContractId], [t0].[CreatedAt], [t0].[CustomerId], [t0].[DeferralReasonId], [t0].[Door], [t0].[DueAt], [t0].[EscalatedAt], [t0].[FieldText], [t0].[FirstReplyAt], [t0].[FollowsId], [t0].[GroupId], [t0].[Importance], [t0].[IsActive], [t0].[IsShared], [t0].[MailboxId], [t0].[MergedIntoId], [t0].[Number], [t0].[Phase], [t0].[Preview], [t0].[PriorityId], [t0].[ProductId], [t0].[QueueId], [t0].[RequesterId], [t0].[ReviewAt], [t0].[ScenarioVersionId], [t0].[ServiceLevelId], [t0].[SolvedAt], [t0].[StatusId], [t0].[Subject], [t0].[SystemId], [t0].[TagText], [t0].[TenantId], [t0].[TrashedAt], [t0].[TypeId], [t0].[UpdatedAt], [t0].[Version], [p0].[Id], [p0].[Address], [p0].[AddressFailedAt], [p0].[AwayFrom], [p0].[AwayUntil], [p0].[CreatedAt], [p0].[CustomerId], [p0].[Language], [p0].[ListColumns], [p0].[ManagerId], [p0].[MostOpen], [p0].[Name], [p0].[NoticeChoices], [p0].[Phone], [p0].[RepresentsTenantId], [p0].[Role], [p0].[StaffSince], [p0].[StaffUntil], [p0].[TenantId], [p0].[TimeZone], [p0].[UndoSeconds]
FROM [Messages] AS [m]
INNER JOIN (
    SELECT [t].[Id], [t].[AssigneeId], [t].[CategoryId], [t].[ClosedAt], [t].[ContractId], [t].[CreatedAt], [t].[CustomerId], [t].[DeferralReasonId], [t].[Door], [t].[DueAt], [t].[EscalatedAt], [t].[FieldText], [t].[FirstReplyAt], [t].[FollowsId], [t].[GroupId], [t].[Importance], [t].[IsActive], [t].[IsShared], [t].[MailboxId], [t].[MergedIntoId], [t].[Number], [t].[Phase], [t].[Preview], [t].[PriorityId], [t].[ProductId], [t].[QueueId], [t].[RequesterId], [t].[ReviewAt], [t].[ScenarioVersionId], [t].[ServiceLevelId], [t].[SolvedAt], [t].[StatusId], [t].[Subject], [t].[SystemId], [t].[TagText], [t].[TenantId], [t].[TrashedAt], [t].[TypeId], [t].[UpdatedAt], [t].[Version]
    FROM [Tickets] AS [t]
    WHERE [t].[TenantId] = @ef_filter__TenantId
) AS [t0] ON [m].[TicketId] = [t0].[Id]
INNER JOIN (
    SELECT [p].[Id], [p].[Address], [p].[AddressFailedAt], [p].[AwayFrom], [p].[AwayUntil], [p].[CreatedAt], [p].[CustomerId], [p].[Language], [p].[ListColumns], [p].[ManagerId], [p].[MostOpen], [p].[Name], [p].[NoticeChoices], [p].[Phone], [p].[RepresentsTenantId], [p].[Role], [p].[StaffSince], [p].[StaffUntil], [p].[TenantId], [p].[TimeZone], [p].[UndoSeconds]
    FROM [People] AS [p]
    WHERE [p].[TenantId] = @ef_filter__TenantId
) AS [p0] ON [t0].[RequesterId] = [p0].[Id]
WHERE [m].[TenantId] = @ef_filter__TenantId AND [m].[MailId] IN (@ids1, @ids2)
ORDER BY [m].[Id] DESC
