DECLARE @ef_filter__TenantId int = 7;
DECLARE @number int = 41;

SELECT [t].[Id], [t].[AssigneeId], [t].[CategoryId], [t].[ClosedAt], [t].[ContractId], [t].[CreatedAt], [t].[CustomerId], [t].[DeferralReasonId], [t].[Door], [t].[DueAt], [t].[EscalatedAt], [t].[FieldText], [t].[FirstReplyAt], [t].[FollowsId], [t].[GroupId], [t].[Importance], [t].[IsActive], [t].[IsShared], [t].[MailboxId], [t].[MergedIntoId], [t].[Number], [t].[Phase], [t].[Preview], [t].[PriorityId], [t].[ProductId], [t].[QueueId], [t].[RequesterId], [t].[ReviewAt], [t].[ScenarioVersionId], [t].[ServiceLevelId], [t].[SolvedAt], [t].[StatusId], [t].[Subject], [t].[SystemId], [t].[TagText], [t].[TenantId], [t].[TrashedAt], [t].[TypeId], [t].[UpdatedAt], [t].[Version], [p0].[Id], [p0].[Address], [p0].[AddressFailedAt], [p0].[AwayFrom], [p0].[AwayUntil], [p0].[CreatedAt], [p0].[CustomerId], [p0].[Language], [p0].[ListColumns], [p0].[ManagerId], [p0].[MostOpen], [p0].[Name], [p0].[NoticeChoices], [p0].[Phone], [p0].[RepresentsTenantId], [p0].[Role], [p0].[StaffSince], [p0].[StaffUntil], [p0].[TenantId], [p0].[TimeZone], [p0].[UndoSeconds]
FROM [Tickets] AS [t]
INNER JOIN (
    SELECT [p].[Id], [p].[Address], [p].[AddressFailedAt], [p].[AwayFrom], [p].[AwayUntil], [p].[CreatedAt], [p].[CustomerId], [p].[Language], [p].[ListColumns], [p].[ManagerId], [p].[MostOpen], [p].[Name], [p].[NoticeChoices], [p].[Phone], [p].[RepresentsTenantId], [p].[Role], [p].[StaffSince], [p].[StaffUntil], [p].[TenantId], [p].[TimeZone], [p].[UndoSeconds]
    FROM [People] AS [p]
    WHERE [p].[TenantId] = @ef_filter__TenantId
) AS [p0] ON [t].[RequesterId] = [p0].[Id]
WHERE [t].[TrashedAt] IS NULL AND [t].[TenantId] = @ef_filter__TenantId AND [t].[Number] = @number
