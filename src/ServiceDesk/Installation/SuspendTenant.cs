using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ServiceDesk.Database;
using ServiceDesk.Tenants;

namespace ServiceDesk.Installation;

/// <summary>
/// Suspends a tenant and takes it up again. A suspended one has no pages; mail for it is put off by the server that brings it, what is due
/// waits, and nothing is lost.
/// </summary>
public sealed class SuspendTenant(TenantScopes tenants, TenantDirectory directory, UtcClock clock)
{
    /// <returns>False: there is no such tenant.</returns>
    public async Task<bool> RunAsync(string slug, bool isSuspended, CancellationToken cancellation)
    {
        if (await directory.EvenSuspendedAsync(slug, cancellation) is not { } info)
            return false;
        // Inside the tenant, whose log tells of it.
        await using var scope = tenants.Enter(info);
        var db = scope.ServiceProvider.GetRequiredService<DeskDb>();
        var tenant = await db.Tenants.SingleAsync(x => x.Id == info.Id, cancellation);
        if (isSuspended != tenant.SuspendedAt is not null)
        {
            tenant.SuspendedAt = isSuspended ? clock.UtcNow : null;
            await db.SaveChangesAsync(cancellation);
            directory.ForgetAll();
        }
        return true;
    }
}
