DECLARE @ef_filter__TenantId int = 7;
DECLARE @customers1 bigint = CAST(43 AS bigint);
DECLARE @customers2 bigint = CAST(45 AS bigint);
DECLARE @day date = '2026-03-12';

SELECT [c].[Id], [c].[ArchivedAt], [c].[CustomerId], [c].[From], [c].[Name], [c].[Number], [c].[TenantId], [c].[Until]
FROM [Contracts] AS [c]
WHERE [c].[TenantId] = @ef_filter__TenantId AND [c].[CustomerId] IN (@customers1, @customers2) AND [c].[ArchivedAt] IS NULL AND ([c].[From] IS NULL OR [c].[From] <= @day) AND ([c].[Until] IS NULL OR [c].[Until] >= @day)
