using ServiceDesk.Database;
using ServiceDesk.People;

namespace ServiceDesk.Services;

/// <summary>What a customer gets from the tenant: a line, a tariff, a machine. Tickets are linked to those that they are about (E5).</summary>
public sealed class Service : ITenantRow
{
    public const int NameLength = 200;
    public const int NumberLength = 60;

    public long Id { get; private set; }
    public required int TenantId { get; init; }
    public required long CustomerId { get; init; }
    public Customer? Customer { get; private set; }
    public required string Name { get; set; }

    /// <summary>What it is known by, such as the number of a line; null: nothing.</summary>
    public string? Number { get; set; }

    /// <summary>Out of use since (UTC); null: in use.</summary>
    public DateTime? ArchivedAt { get; set; }

    public string Title => Contract.TitleOf(Name, Number);
}
