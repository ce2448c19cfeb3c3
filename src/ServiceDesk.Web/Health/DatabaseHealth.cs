using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using ServiceDesk.Database;
using ServiceDesk.Tenants;

namespace ServiceDesk.Web.Health;

/// <summary>The database answers a query.</summary>
internal sealed class DatabaseHealth(DeskDb db) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await db.Tenants.AnyAsync(cancellationToken);
        return HealthCheckResult.Healthy();
    }
}
