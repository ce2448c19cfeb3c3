using ServiceDesk.CustomFields;

namespace ServiceDesk.Tickets.Filters;

/// <summary>One part of a filter; a list shows what meets all of them.</summary>
/// <param name="IsNegated">It shows what does not meet this one.</param>
public abstract record FilterTerm(bool IsNegated);

/// <summary>One of some rows of a guide, people, queues, …: <c>priority:high,urgent</c>.</summary>
/// <param name="Ids">Ids, or <see cref="None"/> and <see cref="Me"/>; never empty.</param>
public sealed record ChoiceTerm(ChoiceField Field, IReadOnlyList<long> Ids, bool IsNegated = false) : FilterTerm(IsNegated)
{
    /// <summary>Stands for having none: <c>assignee:none</c>.</summary>
    public const long None = 0;

    /// <summary>Stands for whoever looks: <c>assignee:me</c>.</summary>
    public const long Me = -1;

    public bool Equals(ChoiceTerm? other) => other is not null && (Field, IsNegated) == (other.Field, other.IsNegated) && Ids.SequenceEqual(other.Ids);

    public override int GetHashCode() => HashCode.Combine(Field, IsNegated, Ids.Count, Ids[0]);
}

/// <summary>What a <see cref="ChoiceTerm"/> chooses by.</summary>
public enum ChoiceField
{
    Status = 1,
    Priority = 2,
    Queue = 3,
    Assignee = 4,
    Group = 5,
    Type = 6,
    Product = 7,
    Customer = 8,
    Tag = 9,
    System = 10,
}

/// <summary>What a custom field holds: <c>field.wing:north,south</c>, <c>field.floor:&gt;3</c>, <c>field.serial:none</c>.</summary>
/// <param name="Comparison">Only numbers and days are compared otherwise than by <see cref="TimeComparison.On"/>, and with one value.</param>
/// <param name="Values">As <see cref="FieldFormat"/> keeps them, or <see cref="None"/>; never empty.</param>
public sealed record FieldTerm(FieldName Field, TimeComparison Comparison, IReadOnlyList<string> Values, bool IsNegated = false) : FilterTerm(IsNegated)
{
    /// <summary>Stands for holding nothing.</summary>
    public const string None = "";

    public bool Equals(FieldTerm? other) =>
        other is not null && (Field, Comparison, IsNegated) == (other.Field, other.Comparison, other.IsNegated) && Values.SequenceEqual(other.Values);

    public override int GetHashCode() => HashCode.Combine(Field, Comparison, IsNegated, Values.Count, Values[0]);
}

/// <summary>A custom field as a filter names it.</summary>
public readonly record struct FieldName(long Id, string Key, FieldKind Kind);

/// <summary>How a ticket stands: <c>is:overdue</c>.</summary>
public sealed record StateTerm(TicketState State, bool IsNegated = false) : FilterTerm(IsNegated);

public enum TicketState
{
    Active = 1,
    Ended = 2,

    /// <summary>Active or ended; without it a list shows what is active.</summary>
    All = 3,
    Unassigned = 4,

    /// <summary>A clock of its service level runs, and its time is up.</summary>
    Overdue = 5,

    /// <summary>It was escalated, and nobody has said that this is handled. For those who manage escalated tickets.</summary>
    Escalated = 6,
}

/// <summary>When something was: <c>created:&gt;2026-01-01</c>, <c>updated:&lt;7d</c>, <c>due:today</c>.</summary>
public sealed record TimeTerm(TimeField Field, TimeComparison Comparison, TimePoint Point, bool IsNegated = false) : FilterTerm(IsNegated);

public enum TimeField
{
    Created = 1,
    Updated = 2,
    Due = 3,
}

/// <summary>Words that the ticket or one of its messages has; those of a phrase stand next to each other.</summary>
public sealed record WordsTerm(string Text, bool IsPhrase) : FilterTerm(false);
