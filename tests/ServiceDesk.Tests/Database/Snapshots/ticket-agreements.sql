DECLARE @contractId bigint = CAST(44 AS bigint);
DECLARE @ef_filter__TenantId int = 7;
DECLARE @customerId bigint = CAST(43 AS bigint);
DECLARE @ticketId bigint = CAST(7 AS bigint);

SELECT [u].[IsService], [u].[Id], [u].[Name], [u].[Number], [u].[Until], [u].[IsLinked]
FROM (
    SELECT CAST(0 AS bit) AS [IsService], [c].[Id], [c].[Name], [c].[Number], [c].[Until], ~CAST([c].[Id] ^ @contractId AS bit) AS [IsLinked]
    FROM [Contracts] AS [c]
    WHERE [c].[TenantId] = @ef_filter__TenantId AND [c].[CustomerId] = @customerId AND ([c].[ArchivedAt] IS NULL OR [c].[Id] = @contractId)
    UNION ALL
    SELECT CAST(1 AS bit) AS [IsService], [s].[Id], [s].[Name], [s].[Number], NULL AS [Until], CASE
        WHEN EXISTS (
            SELECT 1
            FROM [ServiceLinks] AS [s1]
            WHERE [s1].[TenantId] = @ef_filter__TenantId AND [s1].[TicketId] = @ticketId AND [s1].[ServiceId] = [s].[Id]) THEN CAST(1 AS bit)
        ELSE CAST(0 AS bit)
    END AS [IsLinked]
    FROM [Services] AS [s]
    WHERE [s].[TenantId] = @ef_filter__TenantId AND [s].[CustomerId] = @customerId AND ([s].[ArchivedAt] IS NULL OR EXISTS (
        SELECT 1
        FROM [ServiceLinks] AS [s0]
        WHERE [s0].[TenantId] = @ef_filter__TenantId AND [s0].[TicketId] = @ticketId AND [s0].[ServiceId] = [s].[Id]))
) AS [u]
ORDER BY [u].[Name], [u].[Id]
