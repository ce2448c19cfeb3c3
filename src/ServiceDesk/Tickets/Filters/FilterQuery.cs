using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using ServiceDesk.Access;
using ServiceDesk.CustomFields;
using ServiceDesk.Database;

namespace ServiceDesk.Tickets.Filters;

/// <summary>Makes queries of filters, for whoever acts and for when they do. Words are for <see cref="TicketSearch"/>.</summary>
internal sealed class FilterQuery(DeskDb db, Act act)
{
    public IQueryable<Ticket> Narrow(IQueryable<Ticket> tickets, TicketFilter filter) => Narrow(InPart(tickets, filter.Activity), filter.Terms);

    /// <summary>The tickets of a part of the lists.</summary>
    public static IQueryable<Ticket> InPart(IQueryable<Ticket> tickets, Activity activity)
    {
        if (activity == Activity.All)
            return tickets;
        // Compared with a value: by a bare column SQLite seeks in no index.
        var active = activity == Activity.Active;
        return tickets.Where(x => x.IsActive == active);
    }

    public IQueryable<Ticket> Narrow(IQueryable<Ticket> tickets, IEnumerable<FilterTerm> terms)
    {
        foreach (var term in terms)
            if (Meets(term) is { } meets)
                tickets = tickets.Where(term.IsNegated ? Expression.Lambda<Func<Ticket, bool>>(Expression.Not(meets.Body), meets.Parameters) : meets);
        return tickets;
    }

    private Expression<Func<Ticket, bool>>? Meets(FilterTerm term)
    {
        var now = act.At;
        return term switch
        {
            ChoiceTerm { Field: ChoiceField.Tag } tags => Tagged(tags.Ids),
            ChoiceTerm choice => Among(TicketColumns.Of(choice.Field), choice.Ids),
            FieldTerm field => Holding(field),
            StateTerm { State: TicketState.Unassigned } => x => x.AssigneeId == null,
            StateTerm { State: TicketState.Overdue } => x => x.DueAt <= now,
            StateTerm { State: TicketState.Escalated } => Escalated(),
            TimeTerm { Point.Unit: TimeUnit.None, Field: TimeField.Due } => x => x.DueAt == null,
            TimeTerm time => Within(time.Field, time.Point.Bounds(time.Field, time.Comparison, now, DateTimeZoneProviders.Tzdb.GetZoneOrNull(db.Tenant.Info.TimeZone) ?? DateTimeZone.Utc)),
            _ => null,
        };
    }

    // Over those tickets alone that whoever looks manages; to others none is escalated.
    private Expression<Func<Ticket, bool>> Escalated()
    {
        if (act.Rights.ScopeOf(Right.ManageEscalatedTickets) is var scope && scope is TicketScope.All or TicketScope.None)
        {
            var managesAll = scope == TicketScope.All;
            return managesAll ? x => x.EscalatedAt != null : x => x.Id == 0;
        }
        var managed = act.TicketsFor(db, Right.ManageEscalatedTickets).Where(x => x.EscalatedAt != null).Select(x => x.Id);
        return x => managed.Contains(x.Id);
    }

    private Expression<Func<Ticket, bool>> Among(Expression<Func<Ticket, long?>> column, IReadOnlyList<long> ids)
    {
        var values = ids.Where(x => x != ChoiceTerm.None).Select(x => x == ChoiceTerm.Me ? act.PersonId : x).ToList();
        var hasNone = values.Count < ids.Count;
        Expression<Func<long?, bool>> test;
        if (values is [var id])
            test = hasNone ? x => x == null || x == id : x => x == id;
        else if (values.Count == 0)
            test = x => x == null;
        else
            test = hasNone ? x => x == null || values.Contains(x) : x => values.Contains(x);
        return TicketColumns.With(column, test);
    }

    // The tickets of a tag lie together in its index; asked ticket by ticket, a rare tag would take a walk through all of them.
    private Expression<Func<Ticket, bool>> Tagged(IReadOnlyList<long> ids)
    {
        var tags = ids.Where(x => x != ChoiceTerm.None).ToList();
        var tagged = db.Set<TicketTag>();
        Expression<Func<Ticket, bool>> test = tags is [var id]
            ? x => tagged.Where(tag => tag.TagId == id).Select(tag => tag.TicketId).Contains(x.Id)
            : x => tagged.Where(tag => tags.Contains(tag.TagId)).Select(tag => tag.TicketId).Contains(x.Id);
        if (tags.Count == 0)
            return x => x.TagText == "";
        if (tags.Count == ids.Count)
            return test;
        return x => x.TagText == "" || tagged.Where(tag => tags.Contains(tag.TagId)).Select(tag => tag.TicketId).Contains(x.Id);
    }

    // As with tags: the tickets of a value lie together in its index.
    private Expression<Func<Ticket, bool>> Holding(FieldTerm term)
    {
        var (field, kind) = (term.Field.Id, term.Field.Kind);
        var rows = db.Set<FieldValue>().Where(x => x.FieldId == field);
        var compared = term.Values.Where(x => x != FieldTerm.None).Select(x => FieldFormat.ComparedBy(kind, x)).ToList();
        var (numbers, words) = (compared.Where(x => x.Number is not null).Select(x => x.Number).ToList(), compared.Where(x => x.Word is not null).Select(x => x.Word).ToList());
        var holders = (term.Comparison, numbers) switch
        {
            (TimeComparison.Less, [var most]) => rows.Where(x => x.Number < most),
            (TimeComparison.AtMost, [var most]) => rows.Where(x => x.Number <= most),
            (TimeComparison.More, [var least]) => rows.Where(x => x.Number > least),
            (TimeComparison.AtLeast, [var least]) => rows.Where(x => x.Number >= least),
            (_, [var one]) => rows.Where(x => x.Number == one),
            (_, { Count: > 1 }) => rows.Where(x => numbers.Contains(x.Number)),
            _ when words is [var word] => rows.Where(x => x.Word == word),
            _ => rows.Where(x => words.Contains(x.Word)),
        };
        var (tickets, filled) = (holders.Select(x => x.TicketId), rows.Select(x => x.TicketId));
        if (compared.Count == 0)
            return x => !filled.Contains(x.Id);
        if (compared.Count == term.Values.Count)
            return x => tickets.Contains(x.Id);
        return x => tickets.Contains(x.Id) || !filled.Contains(x.Id);
    }

    private static Expression<Func<Ticket, bool>> Within(TimeField field, (DateTime? From, DateTime? Until) bounds)
    {
        var column = TicketColumns.Of(field);
        return bounds switch
        {
            ({ } from, { } until) => TicketColumns.With(column, x => x >= from && x < until),
            ({ } from, null) => TicketColumns.With(column, x => x >= from),
            (null, { } until) => TicketColumns.With(column, x => x < until),
            _ => throw new InvalidOperationException("A comparison of times bounds one side at least."),
        };
    }
}
