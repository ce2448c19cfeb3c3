using ServiceDesk.Database;
using ServiceDesk.Guides;

namespace ServiceDesk.People;

/// <summary>A product that a contract covers.</summary>
public sealed class ContractProduct : ITenantRow
{
    public required int TenantId { get; init; }
    public long ContractId { get; private set; }
    public required long ProductId { get; init; }
    public GuideEntry? Product { get; private set; }
}
