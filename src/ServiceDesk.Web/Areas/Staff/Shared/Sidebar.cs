using System.Globalization;
using ServiceDesk.Tickets;
using ServiceDesk.Tickets.SavedViews;

namespace ServiceDesk.Web.Areas.Staff.Shared;

/// <summary>The lists at the side of every staff page, with what waits in each.</summary>
/// <param name="Current">The list that the page shows (<see cref="Mine"/>, <see cref="OfQueue"/>, …); empty on other pages.</param>
public sealed record Sidebar(MenuCounts Counts, Catalog Catalog, string Current = "")
{
    public const string All = "all";
    public const string Mine = "mine";
    public const string Unassigned = "unassigned";
    public const string Overdue = "overdue";
    public const string Escalated = "escalated";
    public const string Articles = "articles";
    public const string Trash = "trash";
    public const string Customers = "customers";
    public const string Drafts = "drafts";
    public const string Macros = "macros";

    public static string OfQueue(long id) => string.Create(CultureInfo.InvariantCulture, $"queue-{id}");

    public static string OfView(long id) => string.Create(CultureInfo.InvariantCulture, $"view-{id}");

    public int CountOf(Queue queue) => Counts.ByQueue.GetValueOrDefault(queue.Id);

    /// <summary>What was counted no further than <see cref="ViewCounts.Most"/>, such as <c>99+</c>.</summary>
    public static string Bounded(int? count) => count switch
    {
        null => "",
        >= ViewCounts.Most => "99+",
        { } few => few.ToString(CultureInfo.InvariantCulture),
    };
}
