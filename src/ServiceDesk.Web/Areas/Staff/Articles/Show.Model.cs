using ServiceDesk.Articles;
using ServiceDesk.Web.Areas.Staff.Shared;

namespace ServiceDesk.Web.Areas.Staff.Articles;

/// <param name="Shown">The version that is looked at.</param>
/// <param name="Versions">All, the newest first.</param>
public sealed record ShowModel(Sidebar Sidebar, Article Article, ArticleVersion Shown, IReadOnlyList<VersionRow> Versions);
