DECLARE @ef_filter__TenantId int = 7;
DECLARE @customers1 bigint = CAST(43 AS bigint);
DECLARE @customers2 bigint = CAST(45 AS bigint);
DECLARE @day date = '2026-03-12';

SELECT [c].[Id], [c].[ArchivedAt], [c].[CustomerId], [c].[From], [c].[Name], [c].[Number], [c].[TenantId], [c].[Until], [c1].[ContractId], [c1].[ProductId], [c1].[TenantId]
FROM [Contracts] AS [c]
LEFT JOIN (
    SELECT [c0].[ContractId], [c0].[ProductId], [c0].[TenantId]
    FROM [ContractProducts] AS [c0]
    WHERE [c0].[TenantId] = @ef_filter__TenantId
) AS [c1] ON [c].[Id] = [c1].[ContractId]
WHERE [c].[TenantId] = @ef_filter__TenantId AND [c].[CustomerId] IN (@customers1, @customers2) AND [c].[ArchivedAt] IS NULL AND ([c].[From] IS NULL OR [c].[From] <= @day) AND ([c].[Until] IS NULL OR [c].[Until] >= @day)
ORDER BY [c].[Id], [c1].[ContractId]
