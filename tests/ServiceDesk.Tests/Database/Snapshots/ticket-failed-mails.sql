DECLARE @ef_filter__TenantId int = 7;
DECLARE @ticketId bigint = CAST(42 AS bigint);

SELECT [o].[Id], [p0].[Address], [o].[LastError]
FROM [Outbox] AS [o]
INNER JOIN (
    SELECT [p].[Id], [p].[Address]
    FROM [People] AS [p]
    WHERE [p].[TenantId] = @ef_filter__TenantId
) AS [p0] ON [o].[PersonId] = [p0].[Id]
WHERE [o].[TenantId] = @ef_filter__TenantId AND [o].[TicketId] = @ticketId AND [o].[State] = 3
