DECLARE @p int = 51;
DECLARE @ef_filter__TenantId int = 7;
DECLARE @part_contains nvarchar(200) = N'%acme%';
DECLARE @part_contains0 nvarchar(253) = N'%acme%';

SELECT TOP(@p) [c].[Id], [c].[Name], [c].[MailDomain], (
    SELECT TOP(1) [c0].[Name]
    FROM [Customers] AS [c0]
    WHERE [c0].[TenantId] = @ef_filter__TenantId AND [c0].[Id] = [c].[ParentId]), (
    SELECT COUNT(*)
    FROM [People] AS [p]
    WHERE [p].[TenantId] = @ef_filter__TenantId AND [p].[CustomerId] = [c].[Id]), (
    SELECT COUNT(*)
    FROM [Contracts] AS [c1]
    WHERE [c1].[TenantId] = @ef_filter__TenantId AND [c1].[CustomerId] = [c].[Id] AND [c1].[ArchivedAt] IS NULL)
FROM [Customers] AS [c]
WHERE [c].[TenantId] = @ef_filter__TenantId AND (LOWER([c].[Name]) LIKE @part_contains ESCAPE N'\' OR [c].[MailDomain] LIKE @part_contains0 ESCAPE N'\')
ORDER BY [c].[Name], [c].[Id]
