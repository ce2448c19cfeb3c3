DECLARE @ef_filter__TenantId int = 7;
DECLARE @ticketId bigint = CAST(42 AS bigint);

SELECT [h].[Id], [h].[Fact], (
    SELECT TOP(1) [p].[Name]
    FROM [People] AS [p]
    WHERE [p].[TenantId] = @ef_filter__TenantId AND [p].[Id] = [h].[PersonId]), [h].[Door], [h].[At], [h].[Why], [h].[From], [h].[To]
FROM [History] AS [h]
WHERE [h].[TenantId] = @ef_filter__TenantId AND [h].[TicketId] = @ticketId
ORDER BY [h].[Id]
