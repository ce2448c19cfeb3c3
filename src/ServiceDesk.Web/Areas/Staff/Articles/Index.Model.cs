using ServiceDesk.Articles;
using ServiceDesk.Web.Areas.Staff.Shared;

namespace ServiceDesk.Web.Areas.Staff.Articles;

/// <param name="Part">Of the title, as it was asked for; null: all.</param>
/// <param name="Archived">Those that are archived, instead of those in use.</param>
public sealed record IndexModel(Sidebar Sidebar, string? Part, bool Archived, IReadOnlyList<ArticleRow> Rows);
