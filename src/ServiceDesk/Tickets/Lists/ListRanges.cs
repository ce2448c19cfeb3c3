using ServiceDesk.Access;
using ServiceDesk.Guides;
using ServiceDesk.Tickets.Filters;

namespace ServiceDesk.Tickets.Lists;

/// <summary>Parts a list into stretches that an index serves in their order, so that a page of any list is a few short ranges.</summary>
internal static class ListRanges
{
    /// <summary>The group of what has no value: zero would be no group.</summary>
    public const long Nobody = long.MaxValue;

    /// <summary>More values than these are looked for in one go.</summary>
    private const int MostValues = 8;

    // By which of several choices a list is parted: the first that the filter makes.
    private static readonly ChoiceField[] Indexed = [ChoiceField.Assignee, ChoiceField.Queue, ChoiceField.Status, ChoiceField.Priority];

    /// <summary>In the order of the list, from its beginning.</summary>
    public static IReadOnlyList<ListRange> Of(TicketFilter filter, TicketSort sort, Catalog catalog, Act act) => sort.Field switch
    {
        SortField.Number => [new(0, RangeKey.Number)],
        SortField.Created => Parts(RangeKey.Created, filter),
        SortField.Due => filter.IsOverdue ? [new(0, RangeKey.Due, 1)] : [new(0, RangeKey.Due, 1), new(1, RangeKey.Updated, 2, x => x.DueAt == null)],
        SortField.Customer => [new(0, RangeKey.Customer), new(1, RangeKey.Updated, Nobody, x => x.CustomerId == null)],
        SortField.Importance => [.. Parts(RangeKey.Importance, filter), new(1, RangeKey.Updated, Nobody, x => x.Importance == null)],
        SortField.Priority => ByGroup(filter, sort, ChoiceField.Priority, catalog.EveryPriority.Select(x => x.Id), act),
        SortField.Queue => ByGroup(filter, sort, ChoiceField.Queue, catalog.EveryQueue.Select(x => x.Id), act),
        SortField.Status => ByGroup(
            filter, sort, ChoiceField.Status, catalog.EveryStatus.Where(x => filter.Activity == Activity.All || x.Phase.IsActive() == (filter.Activity == Activity.Active)).Select(x => x.Id), act),
        SortField.Assignee => ByGroup(filter, sort, ChoiceField.Assignee, catalog.EveryStaff.Select(x => x.Id), act),
        _ => ByChoice(filter, act),
    };

    // Their indexes begin with it.
    private static IReadOnlyList<ListRange> Parts(RangeKey key, TicketFilter filter) => filter.Activity == Activity.All ? [Part(key, true), Part(key, false)] : [new(0, key)];

    private static ListRange Part(RangeKey key, bool active) => new(0, key, Meets: x => x.IsActive == active);

    private static IReadOnlyList<ListRange> ByGroup(TicketFilter filter, TicketSort sort, ChoiceField field, IEnumerable<long> values, Act act)
    {
        var term = filter.Terms.OfType<ChoiceTerm>().FirstOrDefault(x => x.Field == field && !x.IsNegated);
        var allowed = term?.Ids.Select(x => Known(x, act)).ToHashSet();
        var groups = values.Where(x => allowed is null || allowed.Contains(x)).ToList();
        if (sort.IsDescending)
            groups.Reverse();
        if (field == ChoiceField.Assignee && (allowed is null || allowed.Contains(ChoiceTerm.None)))
            groups.Add(ChoiceTerm.None);
        var column = TicketColumns.Of(field);
        return
        [
            .. groups.Select((value, i) => value == ChoiceTerm.None
                ? new ListRange(i, RangeKey.Updated, Nobody, TicketColumns.With(column, x => x == null), term)
                : new ListRange(i, RangeKey.Updated, value, TicketColumns.With(column, x => x == value), term)),
        ];
    }

    // priority:high,urgent is two short ranges merged, where one of both would be sorted.
    private static IReadOnlyList<ListRange> ByChoice(TicketFilter filter, Act act)
    {
        var choices = filter.Terms.OfType<ChoiceTerm>().Where(x => !x.IsNegated && Indexed.Contains(x.Field)).ToList();
        if (choices.Count == 0 || choices.Exists(x => x.Ids.Count == 1) || choices.MinBy(x => Array.IndexOf(Indexed, x.Field)) is not { Ids.Count: <= MostValues } term)
            return [new(0, RangeKey.Updated)];
        var column = TicketColumns.Of(term.Field);
        return
        [
            .. term.Ids.Select(x => Known(x, act)).Distinct().Select(value => value == ChoiceTerm.None
                ? new ListRange(0, RangeKey.Updated, Meets: TicketColumns.With(column, x => x == null), InsteadOf: term)
                : new ListRange(0, RangeKey.Updated, Meets: TicketColumns.With(column, x => x == value), InsteadOf: term)),
        ];
    }

    private static long Known(long id, Act act) => id == ChoiceTerm.Me ? act.PersonId ?? long.MinValue : id;
}
