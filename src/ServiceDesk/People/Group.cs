using ServiceDesk.Database;

namespace ServiceDesk.People;

/// <summary>Staff who share work. The main person takes what is given to the group as a whole.</summary>
public sealed class Group : ITenantRow
{
    public const int NameLength = 120;

    public long Id { get; private set; }
    public required int TenantId { get; init; }
    public required string Name { get; set; }
    public long? MainPersonId { get; set; }
    public Person? MainPerson { get; private set; }
    public ICollection<GroupMember> Members { get; } = [];

    /// <summary>How what is given to the group finds one of its people.</summary>
    public Distribution Distribution { get; set; } = Distribution.Nobody;

    /// <summary>Takes what nobody placed; a tenant has one such group at most.</summary>
    public bool IsTriage { get; set; }

    public DateTime? ArchivedAt { get; set; }
}

/// <summary>That a person belongs to a group.</summary>
public sealed class GroupMember : ITenantRow
{
    public required int TenantId { get; init; }
    public long GroupId { get; init; }
    public required long PersonId { get; init; }
    public Person? Person { get; private set; }

    /// <summary>When work was last handed to this member in turn.</summary>
    public DateTime? TurnAt { get; set; }
}

/// <summary>How a group hands out what is given to it as a whole.</summary>
public enum Distribution
{
    /// <summary>It waits in the group until somebody takes it.</summary>
    Nobody = 0,

    /// <summary>To the group's main person.</summary>
    MainPerson = 1,

    /// <summary>To one member after the other.</summary>
    InTurn = 2,

    /// <summary>To the member with the fewest open tickets.</summary>
    LeastOpen = 3,
}
