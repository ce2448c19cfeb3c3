namespace ServiceDesk.Tickets.Filters;

/// <summary>Which part of the lists: active work, what has ended, or both.</summary>
public enum Activity
{
    Active = 1,
    Ended = 2,
    All = 3,
}

/// <summary>What a list is narrowed to: all of its terms have to be met. Lists, saved views and searches all are one.</summary>
public sealed record TicketFilter(IReadOnlyList<FilterTerm> Terms)
{
    public static readonly TicketFilter Everything = new([]);

    public static TicketFilter Of(params FilterTerm[] terms) => new(terms);

    public static TicketFilter Of(Activity activity) => Of(StateOf(activity));

    /// <summary>What is said, else: a search or a status goes through ended tickets too, and all else shows what is active.</summary>
    public Activity Activity => SaidActivity
        ?? (IsSearch || Terms.Any(x => x is ChoiceTerm { Field: ChoiceField.Status, IsNegated: false }) ? Activity.All : Activity.Active);

    public Activity? SaidActivity => Terms.OfType<StateTerm>().Select(x => x.State).LastOrDefault(x => x <= TicketState.All) switch
    {
        TicketState.Active => Activity.Active,
        TicketState.Ended => Activity.Ended,
        TicketState.All => Activity.All,
        _ => null,
    };

    public IEnumerable<WordsTerm> Words => Terms.OfType<WordsTerm>();

    public bool IsSearch => Words.Any();

    public bool IsOverdue => Terms.Any(x => x is StateTerm { State: TicketState.Overdue, IsNegated: false });

    public bool IsEscalated => Terms.Any(x => x is StateTerm { State: TicketState.Escalated, IsNegated: false });

    /// <summary>The ids that a field has to have one of; null where nothing, or only what it must not have, is said.</summary>
    public IReadOnlyList<long>? Chosen(ChoiceField field) => Terms.OfType<ChoiceTerm>().FirstOrDefault(x => x.Field == field && !x.IsNegated)?.Ids;

    /// <summary>The same with another choice for a field.</summary>
    /// <param name="id">Null: any.</param>
    public TicketFilter Choosing(ChoiceField field, long? id) => Replace(
        x => x is ChoiceTerm { IsNegated: false } choice && choice.Field == field
            || (field == ChoiceField.Assignee && x is StateTerm { State: TicketState.Unassigned, IsNegated: false }),
        id is { } chosen ? new ChoiceTerm(field, [chosen]) : null);

    /// <summary>The same for another part of the lists.</summary>
    public TicketFilter Showing(Activity activity) => Replace(x => x is StateTerm { State: <= TicketState.All }, StateOf(activity));

    /// <summary>The same for what is overdue, or without that.</summary>
    public TicketFilter Overdue(bool isOverdue) =>
        Replace(x => x is StateTerm { State: TicketState.Overdue }, isOverdue ? new StateTerm(TicketState.Overdue) : null);

    // What replaces stands where the first of the replaced stood.
    private TicketFilter Replace(Func<FilterTerm, bool> isReplaced, FilterTerm? by)
    {
        var terms = new List<FilterTerm>();
        foreach (var term in Terms)
        {
            if (!isReplaced(term))
                terms.Add(term);
            else if (by is not null)
            {
                terms.Add(by);
                by = null;
            }
        }
        return new(by is null ? terms : [.. terms, by]);
    }

    private static StateTerm StateOf(Activity activity) => new(activity switch
    {
        Activity.Active => TicketState.Active,
        Activity.Ended => TicketState.Ended,
        _ => TicketState.All,
    });

    public bool Equals(TicketFilter? other) => other is not null && Terms.SequenceEqual(other.Terms);

    public override int GetHashCode() => Terms.Aggregate(0, HashCode.Combine);
}
