DECLARE @ef_filter__TenantId int = 7;
DECLARE @ticketId bigint = CAST(42 AS bigint);

SELECT [a0].[Id], [a0].[MessageId], [a0].[Name], [a0].[ContentType], [a0].[Size], [a0].[IsInline], [a0].[WithdrawnAt], [a0].[Check], [a0].[Finding], [a0].[KeptDays]
FROM [Messages] AS [m]
INNER JOIN (
    SELECT [a].[Id], [a].[Check], [a].[ContentType], [a].[Finding], [a].[IsInline], [a].[KeptDays], [a].[MessageId], [a].[Name], [a].[Size], [a].[WithdrawnAt]
    FROM [Attachments] AS [a]
    WHERE [a].[TenantId] = @ef_filter__TenantId
) AS [a0] ON [m].[Id] = [a0].[MessageId]
WHERE [m].[TenantId] = @ef_filter__TenantId AND [m].[Kind] = 1 AND [m].[TicketId] = @ticketId AND [a0].[WithdrawnAt] IS NULL
ORDER BY [a0].[Id]
