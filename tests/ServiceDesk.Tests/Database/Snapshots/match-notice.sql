DECLARE @ef_filter__TenantId int = 7;
DECLARE @outboxId uniqueIdentifier = '6f1d6c0e-6a55-4f0c-9c39-1f6f4b6a0c11';

SELECT [o].[PersonId]
FROM [Outbox] AS [o]
WHERE [o].[TenantId] = @ef_filter__TenantId AND [o].[Id] = @outboxId AND [o].[Kind] IN (3, 4, 10)
