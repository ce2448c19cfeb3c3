DECLARE @ef_filter__TenantId int = 7;
DECLARE @ticketId bigint = CAST(42 AS bigint);

SELECT [s].[Of], [s].[Rating], [s].[Comment], [s].[AnsweredAt], CASE
    WHEN [s].[UnresolvedAt] IS NOT NULL THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END, [s].[AssigneeId]
FROM [SurveyAnswers] AS [s]
WHERE [s].[TenantId] = @ef_filter__TenantId AND [s].[TicketId] = @ticketId AND [s].[AnsweredAt] IS NOT NULL
ORDER BY [s].[Id] DESC
