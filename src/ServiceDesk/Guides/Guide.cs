using ServiceDesk.Database;

namespace ServiceDesk.Guides;

/// <summary>An entry of reference data kept by administrators: ordered, coloured, archived rather than deleted when in use.</summary>
public abstract class Guide : ITenantRow
{
    public const int NameLength = 80;

    public long Id { get; private set; }
    public required int TenantId { get; init; }
    public required string Name { get; set; }
    public int Order { get; set; }

    /// <summary>One of Tabler's colour names (<c>azure</c>, <c>red</c>, …).</summary>
    public string Colour { get; set; } = "secondary";

    public DateTime? ArchivedAt { get; set; }
}

/// <summary>Where a ticket stands, in the tenant's own words.</summary>
public sealed class Status : Guide
{
    public required Phase Phase { get; set; }

    /// <summary>Taken when nothing else says which status of the phase to use.</summary>
    public bool IsDefault { get; set; }
}

/// <summary>How urgent a ticket is, in the tenant's own words. <see cref="Guide.Order"/> ranks: higher is more urgent.</summary>
public sealed class Priority : Guide
{
    public bool IsDefault { get; set; }
}

/// <summary>What a request is about, as the portal's form offers it.</summary>
public sealed class Category : Guide;
