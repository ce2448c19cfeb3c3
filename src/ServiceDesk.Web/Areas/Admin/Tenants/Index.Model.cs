using Microsoft.Extensions.Diagnostics.HealthChecks;
using ServiceDesk.Tenants;

namespace ServiceDesk.Web.Areas.Admin.Tenants;

public sealed record IndexModel(IReadOnlyList<Tenant> Tenants, HealthReport Health);
