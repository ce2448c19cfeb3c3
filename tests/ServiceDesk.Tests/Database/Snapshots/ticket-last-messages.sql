DECLARE @p int = 2;
DECLARE @ef_filter__TenantId int = 7;
DECLARE @ticketId bigint = CAST(42 AS bigint);

SELECT [m0].[Id], [m0].[Kind], [m0].[AuthorId], [p0].[Name], [p0].[Address], [m0].[IsFromStaff], [m0].[Door], [m0].[At], [m0].[Text], [m0].[Html], [m0].[Folded], [m0].[HasMailHtml], CASE
    WHEN [m0].[RawFile] IS NOT NULL THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END, [m0].[MatchReason], [m0].[AutomaticReason], [m0].[IsThanks], [m0].[ForwardedTo], [m0].[CorrectedAt], [m0].[Subject], CASE
    WHEN [p0].[RepresentsTenantId] IS NOT NULL THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END
FROM (
    SELECT TOP(@p) [m].[Id], [m].[At], [m].[AuthorId], [m].[AutomaticReason], [m].[CorrectedAt], [m].[Door], [m].[Folded], [m].[ForwardedTo], [m].[HasMailHtml], [m].[Html], [m].[IsFromStaff], [m].[IsThanks], [m].[Kind], [m].[MatchReason], [m].[RawFile], [m].[Subject], [m].[Text]
    FROM [Messages] AS [m]
    WHERE [m].[TenantId] = @ef_filter__TenantId AND [m].[TicketId] = @ticketId
    ORDER BY [m].[Id] DESC
) AS [m0]
INNER JOIN (
    SELECT [p].[Id], [p].[Address], [p].[Name], [p].[RepresentsTenantId]
    FROM [People] AS [p]
    WHERE [p].[TenantId] = @ef_filter__TenantId
) AS [p0] ON [m0].[AuthorId] = [p0].[Id]
ORDER BY [m0].[Id] DESC
