DECLARE @p int = 20;
DECLARE @kind int = 1;
DECLARE @now datetime2 = '2026-03-12T15:00:00.0000000Z';
DECLARE @now2 datetime2 = '2026-03-12T15:00:00.0000000Z';

SELECT TOP(@p) [d].[Key], [d].[ClaimedUntil], [d].[DueAt], [d].[Kind], [d].[TenantId]
FROM [DueWork] AS [d]
WHERE [d].[Kind] = @kind AND [d].[DueAt] <= @now AND ([d].[ClaimedUntil] IS NULL OR [d].[ClaimedUntil] < @now2)
ORDER BY [d].[DueAt], [d].[Key]
