DECLARE @ef_filter__TenantId int = 7;
DECLARE @customerId bigint = CAST(43 AS bigint);
DECLARE @contractId bigint = CAST(44 AS bigint);

SELECT [c].[Id], [c].[Name], [c].[Number], [c].[Until]
FROM [Contracts] AS [c]
WHERE [c].[TenantId] = @ef_filter__TenantId AND [c].[CustomerId] = @customerId AND ([c].[ArchivedAt] IS NULL OR [c].[Id] = @contractId)
ORDER BY [c].[Name], [c].[Id]
