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
    public DateTime? ArchivedAt { get; set; }
}

/// <summary>That a person belongs to a group.</summary>
public sealed class GroupMember : ITenantRow
{
    public required int TenantId { get; init; }
    public long GroupId { get; init; }
    public required long PersonId { get; init; }
    public Person? Person { get; private set; }
}
