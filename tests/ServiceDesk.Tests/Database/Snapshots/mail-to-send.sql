DECLARE @ef_filter__TenantId int = 7;
DECLARE @outboxIds1 uniqueIdentifier = '6f1d6c0e-6a55-4f0c-9c39-1f6f4b6a0c11';

SELECT [o].[Id], [o].[Attempts], [o].[CreatedAt], [o].[Events], [o].[Kind], [o].[LastAttemptAt], [o].[LastError], [o].[MessageId], [o].[PersonId], [o].[RawFile], [o].[SentAt], [o].[State], [o].[Subject], [o].[TemplateId], [o].[TenantId], [o].[Text], [o].[TicketId], [o].[Transport], [t0].[Id], [t0].[AssigneeId], [t0].[CategoryId], [t0].[ClosedAt], [t0].[ContractId], [t0].[CreatedAt], [t0].[CustomerId], [t0].[DeferralReasonId], [t0].[Door], [t0].[DueAt], [t0].[EscalatedAt], [t0].[FieldText], [t0].[FirstReplyAt], [t0].[FollowsId], [t0].[GroupId], [t0].[Importance], [t0].[IsActive], [t0].[IsShared], [t0].[MailboxId], [t0].[MergedIntoId], [t0].[Number], [t0].[Phase], [t0].[Preview], [t0].[PriorityId], [t0].[ProductId], [t0].[QueueId], [t0].[RequesterId], [t0].[ReviewAt], [t0].[ScenarioVersionId], [t0].[ServiceLevelId], [t0].[SolvedAt], [t0].[StatusId], [t0].[Subject], [t0].[SystemId], [t0].[TagText], [t0].[TenantId], [t0].[TrashedAt], [t0].[TypeId], [t0].[UpdatedAt], [t0].[Version], [p0].[Id], [p0].[Address], [p0].[AddressFailedAt], [p0].[AwayFrom], [p0].[AwayUntil], [p0].[CreatedAt], [p0].[CustomerId], [p0].[Language], [p0].[ListColumns], [p0].[ManagerId], [p0].[MostOpen], [p0].[Name], [p0].[NoticeChoices], [p0].[Phone], [p0].[RepresentsTenantId], [p0].[Role], [p0].[StaffSince], [p0].[StaffUntil], [p0].[TenantId], [p0].[TimeZone], [p0].[UndoSeconds], [m0].[Id], [m0].[At], [m0].[AuthorId], [m0].[AutomaticReason], [m0].[BodyFile], [m0].[CorrectedAt], [m0].[Door], [m0].[Folded], [m0].[ForwardedTo], [m0].[HasMailHtml], [m0].[Html], [m0].[IsFromStaff], [m0].[IsThanks], [m0].[Kind], [m0].[MailId], [m0].[MatchReason], [m0].[RawFile], [m0].[Subject], [m0].[TenantId], [m0].[Text], [m0].[TicketId], [p2].[Id], [p2].[Address], [p2].[AddressFailedAt], [p2].[AwayFrom], [p2].[AwayUntil], [p2].[CreatedAt], [p2].[CustomerId], [p2].[Language], [p2].[ListColumns], [p2].[ManagerId], [p2].[MostOpen], [p2].[Name], [p2].[NoticeChoices], [p2].[Phone], [p2].[RepresentsTenantId], [p2].[Role], [p2].[StaffSince], [p2].[StaffUntil], [p2].[TenantId], [p2].[TimeZone], [p2].[UndoSeconds]
FROM [Outbox] AS [o]
LEFT JOIN (
    SELECT [t].[Id], [t].[AssigneeId], [t].[CategoryId], [t].[ClosedAt], [t].[ContractId], [t].[CreatedAt], [t].[CustomerId], [t].[DeferralReasonId], [t].[Door], [t].[DueAt], [t].[EscalatedAt], [t].[FieldText], [t].[FirstReplyAt], [t].[FollowsId], [t].[GroupId], [t].[Importance], [t].[IsActive], [t].[IsShared], [t].[MailboxId], [t].[MergedIntoId], [t].[Number], [t].[Phase], [t].[Preview], [t].[PriorityId], [t].[ProductId], [t].[QueueId], [t].[RequesterId], [t].[ReviewAt], [t].[ScenarioVersionId], [t].[ServiceLevelId], [t].[SolvedAt], [t].[StatusId], [t].[Subject], [t].[SystemId], [t].[TagText], [t].[TenantId], [t].[TrashedAt], [t].[TypeId], [t].[UpdatedAt], [t].[Version]
    FROM [Tickets] AS [t]
    WHERE [t].[TenantId] = @ef_filter__TenantId
) AS [t0] ON [o].[TicketId] = [t0].[Id]
INNER JOIN (
    SELECT [p].[Id], [p].[Address], [p].[AddressFailedAt], [p].[AwayFrom], [p].[AwayUntil], [p].[CreatedAt], [p].[CustomerId], [p].[Language], [p].[ListColumns], [p].[ManagerId], [p].[MostOpen], [p].[Name], [p].[NoticeChoices], [p].[Phone], [p].[RepresentsTenantId], [p].[Role], [p].[StaffSince], [p].[StaffUntil], [p].[TenantId], [p].[TimeZone], [p].[UndoSeconds]
    FROM [People] AS [p]
    WHERE [p].[TenantId] = @ef_filter__TenantId
) AS [p0] ON [o].[PersonId] = [p0].[Id]
LEFT JOIN (
    SELECT [m].[Id], [m].[At], [m].[AuthorId], [m].[AutomaticReason], [m].[BodyFile], [m].[CorrectedAt], [m].[Door], [m].[Folded], [m].[ForwardedTo], [m].[HasMailHtml], [m].[Html], [m].[IsFromStaff], [m].[IsThanks], [m].[Kind], [m].[MailId], [m].[MatchReason], [m].[RawFile], [m].[Subject], [m].[TenantId], [m].[Text], [m].[TicketId]
    FROM [Messages] AS [m]
    WHERE [m].[TenantId] = @ef_filter__TenantId
) AS [m0] ON [o].[MessageId] = [m0].[Id]
LEFT JOIN (
    SELECT [p1].[Id], [p1].[Address], [p1].[AddressFailedAt], [p1].[AwayFrom], [p1].[AwayUntil], [p1].[CreatedAt], [p1].[CustomerId], [p1].[Language], [p1].[ListColumns], [p1].[ManagerId], [p1].[MostOpen], [p1].[Name], [p1].[NoticeChoices], [p1].[Phone], [p1].[RepresentsTenantId], [p1].[Role], [p1].[StaffSince], [p1].[StaffUntil], [p1].[TenantId], [p1].[TimeZone], [p1].[UndoSeconds]
    FROM [People] AS [p1]
    WHERE [p1].[TenantId] = @ef_filter__TenantId
) AS [p2] ON [m0].[AuthorId] = [p2].[Id]
WHERE [o].[TenantId] = @ef_filter__TenantId AND [o].[Id] = @outboxIds1
