DECLARE @p int = 100;
DECLARE @ef_filter__TenantId int = 7;
DECLARE @act_PersonId bigint = CAST(11 AS bigint);

SELECT TOP(@p) [n].[Id], [n].[At], [n].[Events], [n].[PersonId], [n].[ReadAt], [n].[TenantId], [n].[TicketId]
FROM [Notifications] AS [n]
WHERE [n].[TenantId] = @ef_filter__TenantId AND [n].[PersonId] = @act_PersonId AND EXISTS (
    SELECT 1
    FROM [Tickets] AS [t]
    WHERE [t].[TrashedAt] IS NULL AND [t].[TenantId] = @ef_filter__TenantId AND [t].[Id] = [n].[TicketId]) AND [n].[ReadAt] IS NULL
ORDER BY [n].[Id] DESC
