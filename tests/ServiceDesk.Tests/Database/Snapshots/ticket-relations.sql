DECLARE @ticketId2 bigint = CAST(42 AS bigint);
DECLARE @ef_filter__TenantId int = 7;
DECLARE @ticketId bigint = CAST(42 AS bigint);

SELECT [t].[Id], [t].[Kind], [t].[TypeId], ~CAST([t].[FromId] ^ @ticketId2 AS bit), CASE
    WHEN [t].[FromId] = @ticketId2 THEN [t1].[Number]
    ELSE [t3].[Number]
END, CASE
    WHEN [t].[FromId] = @ticketId2 THEN [t1].[Subject]
    ELSE [t3].[Subject]
END, CASE
    WHEN [t].[FromId] = @ticketId2 THEN [t1].[StatusId]
    ELSE [t3].[StatusId]
END
FROM [TicketRelations] AS [t]
INNER JOIN (
    SELECT [t0].[Id], [t0].[Number], [t0].[StatusId], [t0].[Subject]
    FROM [Tickets] AS [t0]
    WHERE [t0].[TrashedAt] IS NULL AND [t0].[TenantId] = @ef_filter__TenantId
) AS [t1] ON [t].[ToId] = [t1].[Id]
INNER JOIN (
    SELECT [t2].[Id], [t2].[Number], [t2].[StatusId], [t2].[Subject]
    FROM [Tickets] AS [t2]
    WHERE [t2].[TrashedAt] IS NULL AND [t2].[TenantId] = @ef_filter__TenantId
) AS [t3] ON [t].[FromId] = [t3].[Id]
WHERE [t].[TenantId] = @ef_filter__TenantId AND ([t].[FromId] = @ticketId OR [t].[ToId] = @ticketId)
ORDER BY [t].[Kind], [t].[Id]
