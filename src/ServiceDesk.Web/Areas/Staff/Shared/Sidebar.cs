using ServiceDesk.Tickets;

namespace ServiceDesk.Web.Areas.Staff.Shared;

/// <summary>The lists at the side of every staff page, with what waits in each.</summary>
/// <param name="Current">The list that the page shows (<see cref="Mine"/>, <see cref="OfQueue"/>, …); empty on other pages.</param>
public sealed record Sidebar(MenuCounts Counts, Catalog Catalog, string Current = "")
{
    public const string All = "all";
    public const string Mine = "mine";
    public const string Unassigned = "unassigned";

    public static string OfQueue(long id) => $"queue-{id}";

    public int CountOf(Queue queue) => Counts.ByQueue.GetValueOrDefault(queue.Id);
}
