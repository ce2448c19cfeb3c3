using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using ServiceDesk.Database;
using ServiceDesk.Timers;

namespace ServiceDesk.Web.Health;

/// <summary>No due row has been left lying.</summary>
internal sealed class WorkHealth(DeskDb db, UtcClock clock) : IHealthCheck
{
    private static readonly TimeSpan Late = TimeSpan.FromMinutes(10);

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var latest = UtcClock.Cut(clock.UtcNow - Late);
        return await db.DueWork.AnyAsync(x => x.DueAt < latest && (x.ClaimedUntil == null || x.ClaimedUntil < latest), cancellationToken)
            ? HealthCheckResult.Degraded($"Work that was due more than {Late.TotalMinutes} minutes ago has not been done.")
            : HealthCheckResult.Healthy();
    }
}
