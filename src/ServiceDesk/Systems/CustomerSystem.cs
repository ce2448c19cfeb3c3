using ServiceDesk.Database;
using ServiceDesk.People;
using ServiceDesk.Services;

namespace ServiceDesk.Systems;

/// <summary>A thing of a customer's that can submit requests by itself: by a secret link, which whoever stands in front of it opens, and by a token (P1).</summary>
public sealed class CustomerSystem : ITenantRow
{
    public const int NameLength = 200;
    public const int IdentifierLength = 100;
    public const int LocationLength = 200;

    public long Id { get; private set; }
    public required int TenantId { get; init; }
    public required long CustomerId { get; init; }
    public Customer? Customer { get; private set; }
    public required string Name { get; set; }

    /// <summary>What it is known by, such as a serial number; null: nothing.</summary>
    public string? Identifier { get; set; }

    /// <summary>Where it stands, in words; null: nobody said.</summary>
    public string? Location { get; set; }

    /// <summary>The service of the customer's that its requests are about; null: none.</summary>
    public long? ServiceId { get; set; }
    public Service? Service { get; private set; }

    /// <summary>SHA-256 of what stands in the link, in hexadecimal; null: it has no link.</summary>
    public string? LinkHash { get; set; }
    public DateTime? LinkSince { get; set; }

    /// <summary>The same of the token.</summary>
    public string? TokenHash { get; set; }
    public DateTime? TokenSince { get; set; }
    public required DateTime CreatedAt { get; init; }

    /// <summary>Out of use since (UTC), and submits nothing; null: in use.</summary>
    public DateTime? ArchivedAt { get; set; }

    public string Title => TitleOf(Name, Identifier);

    public static string TitleOf(string name, string? identifier) => Contract.TitleOf(name, identifier);
}
