namespace ServiceDesk.Tenants;

/// <summary>A host name of a tenant's own, which leads to it without the slug.</summary>
public sealed class TenantDomain
{
    public int Id { get; private set; }
    public required int TenantId { get; init; }

    /// <summary>Lower case, without a port.</summary>
    public required string Host { get; init; }
}
