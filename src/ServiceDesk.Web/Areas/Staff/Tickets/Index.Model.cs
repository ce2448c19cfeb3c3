using ServiceDesk.Tickets;
using ServiceDesk.Tickets.Bulk;
using ServiceDesk.Tickets.Filters;
using ServiceDesk.Tickets.Lists;
using ServiceDesk.Web.Areas.Staff.Shared;

namespace ServiceDesk.Web.Areas.Staff.Tickets;

/// <summary>A list as it was asked for: which view, what it is narrowed to, how it looks.</summary>
/// <param name="Text">The filter as the box holds it.</param>
/// <param name="Grouping">What its rows stand under headings by; null: nothing.</param>
public sealed record ListShown(
    ListQuery Query, ListView View, string Text, FilterReading Reading, TicketSort Sort, SortField? Grouping, IReadOnlyList<TicketColumn> Columns)
{
    public TicketFilter Filter => Reading.Filter;

    /// <summary>It is no longer the view's own filter.</summary>
    public bool IsChanged => Query.Q is not null && Reading.Problems.Count == 0 && !Filter.Equals(View.Filter);

    /// <summary>The address of the same list with another filter.</summary>
    public ListQuery With(TicketFilter filter) =>
        Query with { View = View.Saved is null ? null : View.Key, Q = FilterWriter.Write(filter, Reading.Names), From = null, Changed = null };

    /// <summary>The address of the same list in another order.</summary>
    public ListQuery With(TicketSort sort) => Query with { Sort = sort.ToString(), From = null, Changed = null };
}

/// <summary>A page of a list.</summary>
/// <param name="Change">The change of several tickets that was just made; null: none was.</param>
public sealed record IndexModel(ListShown List, TicketListPage Page, Catalog Catalog, DateTime Now, Sidebar Sidebar, BulkChange? Change, bool MayChangeView)
{
    /// <summary>What the systems of the rows are called, where the list shows them.</summary>
    public IReadOnlyDictionary<long, string> Systems { get; init; } = new Dictionary<long, string>();

    /// <summary>Where nothing is promised, nothing is due.</summary>
    public bool HasDue => Catalog.ServiceLevels.Count > 0;
}
