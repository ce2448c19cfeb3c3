DECLARE @p int = 51;
DECLARE @ef_filter__TenantId int = 7;
DECLARE @active bit = CAST(1 AS bit);
DECLARE @field bigint = CAST(28 AS bigint);
DECLARE @least bigint = CAST(30000 AS bigint);
DECLARE @field3 bigint = CAST(29 AS bigint);
DECLARE @word nvarchar(100) = N'b 12';
DECLARE @field5 bigint = CAST(30 AS bigint);
DECLARE @one bigint = CAST(1 AS bigint);

SELECT [t0].[Id], [t0].[Number], [t0].[Subject], [t0].[Preview], [t0].[StatusId], [t0].[PriorityId], [t0].[QueueId], [t0].[AssigneeId], [t0].[GroupId], [t0].[TypeId], [t0].[TagText], [p0].[Name], [t0].[CustomerId], [c0].[Name], [t0].[CreatedAt], [t0].[UpdatedAt], [t0].[DueAt], [t0].[ReviewAt], [t0].[Importance], [t0].[SystemId]
FROM (
    SELECT TOP(@p) [t].[Id], [t].[AssigneeId], [t].[CreatedAt], [t].[CustomerId], [t].[DueAt], [t].[GroupId], [t].[Importance], [t].[Number], [t].[Preview], [t].[PriorityId], [t].[QueueId], [t].[RequesterId], [t].[ReviewAt], [t].[StatusId], [t].[Subject], [t].[SystemId], [t].[TagText], [t].[TypeId], [t].[UpdatedAt]
    FROM [Tickets] AS [t]
    WHERE [t].[TrashedAt] IS NULL AND [t].[TenantId] = @ef_filter__TenantId AND [t].[IsActive] = @active AND [t].[Id] IN (
        SELECT [f].[TicketId]
        FROM [FieldValues] AS [f]
        WHERE [f].[TenantId] = @ef_filter__TenantId AND [f].[FieldId] = @field AND [f].[Number] >= @least
    ) AND [t].[Id] IN (
        SELECT [f0].[TicketId]
        FROM [FieldValues] AS [f0]
        WHERE [f0].[TenantId] = @ef_filter__TenantId AND [f0].[FieldId] = @field3 AND [f0].[Word] = @word
    ) AND ([t].[Id] IN (
        SELECT [f1].[TicketId]
        FROM [FieldValues] AS [f1]
        WHERE [f1].[TenantId] = @ef_filter__TenantId AND [f1].[FieldId] = @field5 AND [f1].[Number] = @one
    ) OR [t].[Id] NOT IN (
        SELECT [f2].[TicketId]
        FROM [FieldValues] AS [f2]
        WHERE [f2].[TenantId] = @ef_filter__TenantId AND [f2].[FieldId] = @field5
    ))
    ORDER BY [t].[UpdatedAt] DESC, [t].[Id] DESC
) AS [t0]
INNER JOIN (
    SELECT [p].[Id], [p].[Name]
    FROM [People] AS [p]
    WHERE [p].[TenantId] = @ef_filter__TenantId
) AS [p0] ON [t0].[RequesterId] = [p0].[Id]
LEFT JOIN (
    SELECT [c].[Id], [c].[Name]
    FROM [Customers] AS [c]
    WHERE [c].[TenantId] = @ef_filter__TenantId
) AS [c0] ON [t0].[CustomerId] = [c0].[Id]
ORDER BY [t0].[UpdatedAt] DESC, [t0].[Id] DESC
