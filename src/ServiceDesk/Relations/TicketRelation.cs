using ServiceDesk.Database;
using ServiceDesk.Guides;
using ServiceDesk.Tickets;

namespace ServiceDesk.Relations;

/// <summary>How two tickets belong together, read from the one that the relation starts at.</summary>
public enum RelationKind
{
    /// <summary>As a type of the guide says.</summary>
    Typed = 1,

    /// <summary>In no way that anybody named.</summary>
    Related = 2,

    /// <summary>The other one is a part of it. A ticket has one parent at most, and none stands above itself.</summary>
    Parent = 3,

    /// <summary>Messages of it became the other one.</summary>
    Split = 4,

    /// <summary>It went into the other one; ended by taking the merge back, not by hand.</summary>
    Merged = 5,
}

/// <summary>That two tickets belong together; both sides show it.</summary>
public sealed class TicketRelation : ITenantRow
{
    public long Id { get; private set; }
    public required int TenantId { get; init; }
    public long FromId { get; private set; }
    public required Ticket From { get; init; }
    public long ToId { get; private set; }
    public required Ticket To { get; init; }
    public required RelationKind Kind { get; init; }

    /// <summary>The type of a <see cref="RelationKind.Typed"/> one.</summary>
    public long? TypeId { get; init; }
    public required DateTime At { get; init; }

    /// <summary>Null: the desk itself.</summary>
    public long? PersonId { get; init; }

    /// <summary>How it is read in histories, as it was written first.</summary>
    /// <param name="fromStart">From the ticket that it starts at; else from the other one.</param>
    public static string LabelOf(RelationKind kind, GuideEntry? type, bool fromStart) => (kind, fromStart) switch
    {
        (RelationKind.Typed, true) => type?.Name ?? "",
        (RelationKind.Typed, false) => type is null ? "" : RelationTypes.Inverse(type),
        (RelationKind.Parent, true) => "Parent of",
        (RelationKind.Parent, false) => "Child of",
        (RelationKind.Split, true) => "Split into",
        (RelationKind.Split, false) => "Split off from",
        (RelationKind.Merged, true) => "Merged into",
        (RelationKind.Merged, false) => "Merged in",
        _ => "Relates to",
    };
}

/// <summary>Which relation somebody wants, as a form's value: <c>related</c>, <c>parent</c>, <c>child</c>, <c>type-5</c>, <c>inverse-5</c>.</summary>
/// <param name="FromStart">The ticket at hand is the one that the relation starts at.</param>
public readonly record struct RelationChoice(RelationKind Kind, long? TypeId, bool FromStart)
{
    public static readonly RelationChoice Parent = new(RelationKind.Parent, null, true);

    /// <returns>Null for what is no choice.</returns>
    public static RelationChoice? Parse(string? value) => value switch
    {
        "related" => new(RelationKind.Related, null, true),
        "parent" => Parent,
        "child" => new(RelationKind.Parent, null, false),
        ['t', 'y', 'p', 'e', '-', .. var id] when long.TryParse(id, out var type) => new(RelationKind.Typed, type, true),
        ['i', 'n', 'v', 'e', 'r', 's', 'e', '-', .. var id] when long.TryParse(id, out var type) => new(RelationKind.Typed, type, false),
        _ => null,
    };
}
