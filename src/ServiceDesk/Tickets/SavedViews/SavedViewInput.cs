using ServiceDesk.Access;
using ServiceDesk.Tickets.Filters;
using ServiceDesk.Tickets.Lists;

namespace ServiceDesk.Tickets.SavedViews;

/// <summary>What came of a change to a saved view.</summary>
public enum ViewOutcome
{
    Done = 1,

    /// <summary>There is no such view, or it is not for whoever acts to change.</summary>
    NotFound = 2,

    /// <summary>Whoever acts may not make a view for those.</summary>
    NotForThose = 3,

    /// <summary>The menu of its readers is full.</summary>
    TooMany = 4,

    /// <summary>With ids for names the filter does not fit.</summary>
    TooLong = 5,
}

/// <summary>What a saved view is to be.</summary>
/// <param name="Sort">Null: as the filter has it.</param>
/// <param name="Grouping">Null: no headings.</param>
/// <param name="Columns">Null: the reader's own.</param>
/// <param name="GroupId">For a view of a group.</param>
public sealed record SavedViewInput(
    string Name, TicketFilter Filter, TicketSort? Sort, SortField? Grouping, IReadOnlyList<TicketColumn>? Columns, ViewScope Scope, long? GroupId)
{
    internal ViewOutcome Check(Act act, Catalog catalog)
    {
        if (FilterWriter.Write(Filter, null).Length > FilterReader.TextLength)
            return ViewOutcome.TooLong;
        var may = Scope switch
        {
            ViewScope.Own => act.PersonId is not null,
            ViewScope.Group => catalog.ActiveGroup(GroupId)?.Members.Any(x => x.PersonId == act.PersonId) == true,
            ViewScope.Everybody => act.IsAdministrator,
            _ => false,
        };
        return may ? ViewOutcome.Done : ViewOutcome.NotForThose;
    }

    internal void ApplyTo(SavedView view, Act act)
    {
        (view.Name, view.Filter) = (Name.Trim(), FilterWriter.Write(Filter, null));
        (view.Sort, view.Grouping) = (Sort?.ToString(), Grouping?.ToString().ToLowerInvariant());
        view.Columns = Columns is null ? null : ListColumns.Write(Columns);
        (view.PersonId, view.GroupId) = (Scope == ViewScope.Own ? act.PersonId : null, Scope == ViewScope.Group ? GroupId : null);
    }
}
