DECLARE @ef_filter__TenantId int = 7;
DECLARE @p int = 51;
DECLARE @at datetime2 = '2026-03-12T15:00:00.0000000Z';
DECLARE @id bigint = CAST(26 AS bigint);

SELECT [t0].[Id], [t0].[Number], [t0].[Subject], [p0].[Name], [c0].[Name], [t0].[TrashedAt], (
    SELECT TOP(1) (
        SELECT TOP(1) [p1].[Name]
        FROM [People] AS [p1]
        WHERE [p1].[TenantId] = @ef_filter__TenantId AND [p1].[Id] = [h].[PersonId])
    FROM [History] AS [h]
    WHERE [h].[TenantId] = @ef_filter__TenantId AND [h].[Fact] = 70 AND [h].[TicketId] = [t0].[Id]
    ORDER BY [h].[Id] DESC), (
    SELECT TOP(1) [h0].[To]
    FROM [History] AS [h0]
    WHERE [h0].[TenantId] = @ef_filter__TenantId AND [h0].[Fact] = 70 AND [h0].[TicketId] = [t0].[Id]
    ORDER BY [h0].[Id] DESC)
FROM (
    SELECT TOP(@p) [t].[Id], [t].[CustomerId], [t].[Number], [t].[RequesterId], [t].[Subject], [t].[TrashedAt]
    FROM [Tickets] AS [t]
    WHERE [t].[TenantId] = @ef_filter__TenantId AND [t].[TrashedAt] IS NOT NULL AND [t].[TrashedAt] <= @at AND ([t].[TrashedAt] < @at OR [t].[Id] < @id)
    ORDER BY [t].[TrashedAt] DESC, [t].[Id] DESC
) AS [t0]
INNER JOIN (
    SELECT [p].[Id], [p].[Name]
    FROM [People] AS [p]
    WHERE [p].[TenantId] = @ef_filter__TenantId
) AS [p0] ON [t0].[RequesterId] = [p0].[Id]
LEFT JOIN (
    SELECT [c].[Id], [c].[Name]
    FROM [Customers] AS [c]
    WHERE [c].[TenantId] = @ef_filter__TenantId
) AS [c0] ON [t0].[CustomerId] = [c0].[Id]
ORDER BY [t0].[TrashedAt] DESC, [t0].[Id] DESC
