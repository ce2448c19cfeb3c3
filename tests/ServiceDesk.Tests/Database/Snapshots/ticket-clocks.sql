DECLARE @ef_filter__TenantId int = 7;
DECLARE @ticketId bigint = CAST(42 AS bigint);

SELECT [s].[Id], [s].[At], [s].[CalendarId], [s].[ClockId], [s].[Elapsed], [s].[Event], [s].[Level], [s].[LevelId], [s].[Minutes], [s].[Number], [s].[Target], [s].[TenantId], [s].[TicketId], [s].[WarnMinutes]
FROM [ServiceClocks] AS [s]
WHERE [s].[TenantId] = @ef_filter__TenantId AND [s].[TicketId] = @ticketId
ORDER BY [s].[At], [s].[Id]
