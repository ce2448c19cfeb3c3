DECLARE @contractId bigint = CAST(44 AS bigint);
DECLARE @ef_filter__TenantId int = 7;
DECLARE @customerId bigint = CAST(43 AS bigint);
DECLARE @ticketId bigint = CAST(7 AS bigint);

SELECT [u0].[Kind], [u0].[Id], [u0].[Name], [u0].[Number], [u0].[Until], [u0].[IsLinked]
FROM (
    SELECT 1 AS [Kind], [c].[Id], [c].[Name], [c].[Number], [c].[Until], ~CAST([c].[Id] ^ @contractId AS bit) AS [IsLinked]
    FROM [Contracts] AS [c]
    WHERE [c].[TenantId] = @ef_filter__TenantId AND [c].[CustomerId] = @customerId AND ([c].[ArchivedAt] IS NULL OR [c].[Id] = @contractId)
    UNION ALL
    SELECT 2 AS [Kind], [s].[Id], [s].[Name], [s].[Number], NULL AS [Until], CASE
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
    UNION ALL
    SELECT 3 AS [Kind], [c0].[ProductId] AS [Id], N'' AS [Name], NULL AS [Number], NULL AS [Until], CAST(0 AS bit) AS [IsLinked]
    FROM [ContractProducts] AS [c0]
    WHERE [c0].[TenantId] = @ef_filter__TenantId AND [c0].[ContractId] = @contractId
) AS [u0]
ORDER BY [u0].[Name], [u0].[Id]
