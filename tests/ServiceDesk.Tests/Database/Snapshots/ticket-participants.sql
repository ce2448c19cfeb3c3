DECLARE @ef_filter__TenantId int = 7;
DECLARE @ticketId bigint = CAST(42 AS bigint);

SELECT [p].[PersonId], [p1].[Name], [p1].[Address]
FROM [Participants] AS [p]
INNER JOIN (
    SELECT [p0].[Id], [p0].[Address], [p0].[Name]
    FROM [People] AS [p0]
    WHERE [p0].[TenantId] = @ef_filter__TenantId
) AS [p1] ON [p].[PersonId] = [p1].[Id]
WHERE [p].[TenantId] = @ef_filter__TenantId AND [p].[TicketId] = @ticketId
