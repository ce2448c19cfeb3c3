using Microsoft.Extensions.Diagnostics.HealthChecks;
using ServiceDesk.Quotas;
using ServiceDesk.Tenants;

namespace ServiceDesk.Web.Areas.Admin.Tenants;

/// <param name="Figures">What each used when it was last measured.</param>
public sealed record IndexModel(IReadOnlyList<Tenant> Tenants, IReadOnlyDictionary<int, TenantFigures> Figures, HealthReport Health)
{
    /// <returns>The limits of a tenant that are near or reached.</returns>
    public IEnumerable<QuotaUse> Near(Tenant tenant)
    {
        ArgumentNullException.ThrowIfNull(tenant);
        return Figures.TryGetValue(tenant.Id, out var figures) ? figures.All(tenant.Quota).Where(x => x.Mark != QuotaMark.Below) : [];
    }
}
