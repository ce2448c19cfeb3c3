using ServiceDesk.Database;
using ServiceDesk.People;

namespace ServiceDesk.Tickets;

/// <summary>Where tickets of a kind wait for work. End users choose among those that are offered to them.</summary>
public sealed class Queue : ITenantRow
{
    public const int NameLength = 120;
    public const int SignatureLength = 2000;

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

    /// <summary>The mailbox that mails of its tickets leave from; null, or archived: that of the ticket, or the tenant's default.</summary>
    public long? SenderMailboxId { get; set; }

    /// <summary>What requesters read as the sender's name instead of the desk's; null: the desk's.</summary>
    public string? SenderName { get; set; }

    /// <summary>Stands under answers, with the placeholders of <c>Placeholder.InSignature</c>; null: the agent's name and the desk's.</summary>
    public string? Signature { get; set; }

    public int Order { get; set; }
    public DateTime? ArchivedAt { get; set; }
}
