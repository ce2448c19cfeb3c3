using ServiceDesk.Guides;

namespace ServiceDesk.Web.Areas.Admin.Guides;

public sealed record IndexModel(IReadOnlyList<GuideRow> Rows);

/// <param name="Count">Its entries in use.</param>
public sealed record GuideRow(GuideKind Kind, int Count);
