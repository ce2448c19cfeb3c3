using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using ServiceDesk.Database;
using ServiceDesk.Intake;
using ServiceDesk.Tenants;

namespace ServiceDesk.Web.Health;

/// <summary>Every mailbox has answered lately; one that has not is a reason to look, not to take the node away.</summary>
internal sealed class MailboxHealth(TenantDirectory directory, TenantScopes tenants, UtcClock clock) : IHealthCheck
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(15);

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var latest = UtcClock.Cut(clock.UtcNow - Patience);
        foreach (var tenant in await directory.AllAsync(cancellationToken))
        {
            await using var scope = tenants.Enter(tenant);
            var db = scope.ServiceProvider.GetRequiredService<DeskDb>();
            if (await db.Mailboxes.AnyAsync(x => x.ArchivedAt == null && x.FailingSince < latest, cancellationToken))
                return HealthCheckResult.Degraded($"A mailbox has not answered for {Patience.TotalMinutes} minutes.");
        }
        return HealthCheckResult.Healthy();
    }
}
