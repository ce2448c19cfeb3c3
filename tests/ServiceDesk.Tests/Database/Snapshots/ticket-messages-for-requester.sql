DECLARE @ef_filter__TenantId int = 7;
DECLARE @ticketId bigint = CAST(42 AS bigint);

SELECT [m].[Id], [m].[Kind], [m].[AuthorId], [p0].[Name], [p0].[Address], [m].[IsFromStaff], [m].[Door], [m].[At], [m].[Text], [m].[Html], [m].[Folded], [m].[HasMailHtml], CASE
    WHEN [m].[RawFile] IS NOT NULL THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END, [m].[MatchReason], [m].[AutomaticReason], [m].[IsThanks], [m].[ForwardedTo], [m].[CorrectedAt], [m].[Subject], CASE
    WHEN [p0].[RepresentsTenantId] IS NOT NULL THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END
FROM [Messages] AS [m]
INNER JOIN (
    SELECT [p].[Id], [p].[Address], [p].[Name], [p].[RepresentsTenantId]
    FROM [People] AS [p]
    WHERE [p].[TenantId] = @ef_filter__TenantId
) AS [p0] ON [m].[AuthorId] = [p0].[Id]
WHERE [m].[TenantId] = @ef_filter__TenantId AND [m].[Kind] = 1 AND [m].[TicketId] = @ticketId
ORDER BY [m].[Id]
