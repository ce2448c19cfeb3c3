DECLARE @ef_filter__TenantId int = 7;
DECLARE @from int = 202601;
DECLARE @to int = 202603;

SELECT [s].[AssigneeId], [s].[Of], COUNT(*), COUNT(CASE
    WHEN [s].[Rating] IS NOT NULL THEN 1
END), AVG(CAST([s].[Rating] AS float)), COUNT(CASE
    WHEN [s].[UnresolvedAt] IS NOT NULL THEN 1
END), COUNT(CASE
    WHEN [s].[Rating] = 1 THEN 1
END), COUNT(CASE
    WHEN [s].[Rating] = 2 THEN 1
END), COUNT(CASE
    WHEN [s].[Rating] = 3 THEN 1
END), COUNT(CASE
    WHEN [s].[Rating] = 4 THEN 1
END), COUNT(CASE
    WHEN [s].[Rating] = 5 THEN 1
END)
FROM [SurveyAnswers] AS [s]
WHERE [s].[TenantId] = @ef_filter__TenantId AND [s].[Month] >= @from AND [s].[Month] <= @to
GROUP BY [s].[AssigneeId], [s].[Of]
