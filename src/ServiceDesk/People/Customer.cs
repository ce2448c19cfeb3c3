using ServiceDesk.Database;

namespace ServiceDesk.People;

/// <summary>An organisation or household served by a tenant.</summary>
public sealed class Customer : ITenantRow
{
    public const int NameLength = 200;
    public const int MailDomainLength = 253;

    public long Id { get; private set; }
    public required int TenantId { get; init; }
    public required string Name { get; set; }

    /// <summary>Mail addresses of this domain belong to the customer; lower case.</summary>
    public string? MailDomain { get; set; }

    public long? ParentId { get; set; }
    public required DateTime CreatedAt { get; init; }
}
