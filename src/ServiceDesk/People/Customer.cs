using ServiceDesk.Database;

namespace ServiceDesk.People;

/// <summary>An organisation or household served by a tenant.</summary>
public sealed class Customer : ITenantRow
{
    public const int NameLength = 200;
    public const int MailDomainLength = 253;
    public const int NoteLength = 4000;

    public long Id { get; private set; }
    public required int TenantId { get; init; }
    public required string Name { get; set; }

    /// <summary>Mail addresses of this domain belong to the customer; lower case.</summary>
    public string? MailDomain { get; set; }

    public long? ParentId { get; set; }

    /// <summary>Whom the tenant tells of what happens to the customer's tickets (E10). Checked by whoever sets it.</summary>
    public long? AccountContactId { get; set; }

    /// <summary>What its people may do with each other's requests.</summary>
    public RequestSharing Sharing { get; set; }

    /// <summary>What staff should know of it; for their eyes.</summary>
    public string? Note { get; set; }
    public required DateTime CreatedAt { get; init; }
}
