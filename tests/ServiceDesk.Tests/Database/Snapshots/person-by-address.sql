DECLARE @ef_filter__TenantId int = 7;
DECLARE @folded nvarchar(254) = N'rita@customer.test';

SELECT [p].[Id], [p].[Address], [p].[AddressFailedAt], [p].[AwayFrom], [p].[AwayUntil], [p].[CreatedAt], [p].[CustomerId], [p].[Language], [p].[ListColumns], [p].[ManagerId], [p].[MostOpen], [p].[Name], [p].[NoticeChoices], [p].[Phone], [p].[RepresentsTenantId], [p].[Role], [p].[StaffSince], [p].[StaffUntil], [p].[TenantId], [p].[TimeZone], [p].[UndoSeconds]
FROM [People] AS [p]
WHERE [p].[TenantId] = @ef_filter__TenantId AND [p].[Address] = @folded
