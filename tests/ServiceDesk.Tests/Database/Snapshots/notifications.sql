DECLARE @p int = 51;
DECLARE @ef_filter__TenantId int = 7;
DECLARE @act_PersonId bigint = CAST(11 AS bigint);

SELECT [n0].[Id], [n0].[At], [t1].[Number], [t1].[Subject], [n0].[Events], [n0].[ReadAt]
FROM (
    SELECT TOP(@p) [n].[Id], [n].[At], [n].[Events], [n].[ReadAt], [n].[TicketId]
    FROM [Notifications] AS [n]
    WHERE [n].[TenantId] = @ef_filter__TenantId AND [n].[PersonId] = @act_PersonId AND EXISTS (
        SELECT 1
        FROM [Tickets] AS [t]
        WHERE [t].[TrashedAt] IS NULL AND [t].[TenantId] = @ef_filter__TenantId AND [t].[Id] = [n].[TicketId])
    ORDER BY [n].[Id] DESC
) AS [n0]
INNER JOIN (
    SELECT [t0].[Id], [t0].[Number], [t0].[Subject]
    FROM [Tickets] AS [t0]
    WHERE [t0].[TrashedAt] IS NULL AND [t0].[TenantId] = @ef_filter__TenantId
) AS [t1] ON [n0].[TicketId] = [t1].[Id]
ORDER BY [n0].[Id] DESC
