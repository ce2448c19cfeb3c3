using ServiceDesk.Database;
using ServiceDesk.People;

namespace ServiceDesk.Tickets;

/// <summary>Where tickets of a kind wait for work. End users choose among those that are offered to them.</summary>
public sealed class Queue : ITenantRow
{
    public const int NameLength = 120;

    public long Id { get; private set; }
    public required int TenantId { get; init; }
    public required string Name { get; set; }

    /// <summary>Shown to end users in the portal's form.</summary>
    public bool IsOffered { get; set; }

    /// <summary>Takes what nothing else placed; a tenant has one.</summary>
    public bool IsDefault { get; set; }

    /// <summary>New tickets of this queue go to this group.</summary>
    public long? GroupId { get; set; }
    public Group? Group { get; private set; }

    public int Order { get; set; }
    public DateTime? ArchivedAt { get; set; }
}
