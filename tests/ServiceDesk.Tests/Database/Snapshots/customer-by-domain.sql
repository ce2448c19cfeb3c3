DECLARE @ef_filter__TenantId int = 7;
DECLARE @domain nvarchar(253) = N'customer.test';

SELECT [c].[Id]
FROM [Customers] AS [c]
WHERE [c].[TenantId] = @ef_filter__TenantId AND [c].[MailDomain] = @domain
