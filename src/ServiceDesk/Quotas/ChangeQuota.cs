using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ServiceDesk.Database;
using ServiceDesk.Tenants;

namespace ServiceDesk.Quotas;

/// <summary>Gives a tenant other quotas. Whoever runs the installation does it; nobody inside a tenant can.</summary>
public sealed class ChangeQuota(TenantScopes scopes, TenantDirectory directory)
{
    /// <exception cref="ArgumentException">There is no such tenant, or a number is below 1 or above <see cref="Quota.Most"/>.</exception>
    public async Task RunAsync(string slug, Quota quota, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(quota);
        foreach (var given in new[] { quota.Seats, quota.Megabytes, quota.Tickets })
            if (given is < 1 or > Quota.Most)
                throw new ArgumentException($"A quota is {given}; expected 1 to {Quota.Most}, or none.");
        var info = await directory.EvenSuspendedAsync(slug, cancellation)
            ?? throw new ArgumentException($"There is no tenant '{slug}'; 'tenant list' names them.");
        await using var scope = scopes.Enter(info);
        var db = scope.ServiceProvider.GetRequiredService<DeskDb>();
        var tenant = await db.Tenants.SingleAsync(x => x.Id == info.Id, cancellation);
        var isChanged = tenant.Quota != quota;
        if (isChanged)
        {
            tenant.Quota = quota;
            await db.SaveChangesAsync(cancellation);
            directory.ForgetAll();
        }
        await scope.ServiceProvider.GetRequiredService<MeasureUse>().RunAsync(cancellation, isChanged);
    }
}
