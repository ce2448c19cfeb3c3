DECLARE @ef_filter__TenantId int = 7;
DECLARE @ticketId bigint = CAST(42 AS bigint);

SELECT [p1].[Id], [p1].[Name], [p1].[Address], [u].[IsWatcher]
FROM (
    SELECT [p].[PersonId], CAST(0 AS bit) AS [IsWatcher]
    FROM [Participants] AS [p]
    WHERE [p].[TenantId] = @ef_filter__TenantId AND [p].[TicketId] = @ticketId
    UNION ALL
    SELECT [w].[PersonId], CAST(1 AS bit) AS [IsWatcher]
    FROM [Watchers] AS [w]
    WHERE [w].[TenantId] = @ef_filter__TenantId AND [w].[TicketId] = @ticketId
) AS [u]
INNER JOIN (
    SELECT [p0].[Id], [p0].[Address], [p0].[Name]
    FROM [People] AS [p0]
    WHERE [p0].[TenantId] = @ef_filter__TenantId
) AS [p1] ON [u].[PersonId] = [p1].[Id]
