using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ServiceDesk.Database;

namespace ServiceDesk.Tenants;

/// <summary>Gives a tenant another licence. Whoever runs the installation does it; nobody inside a tenant can.</summary>
public sealed class ChangeLicence(TenantScopes scopes, TenantDirectory directory)
{
    /// <exception cref="ArgumentException">There is no such tenant, or the licence ends before it begins.</exception>
    public async Task RunAsync(string slug, Licence licence, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(licence);
        if (licence.From > licence.Until)
            throw new ArgumentException($"The licence would begin on {licence.From:yyyy-MM-dd} and end on {licence.Until:yyyy-MM-dd}; expected an end that is not before the beginning.");
        var tenant = await directory.EvenSuspendedAsync(slug, cancellation)
            ?? throw new ArgumentException($"There is no tenant '{slug}'; 'tenant list' names them.");
        await using var scope = scopes.Enter(tenant);
        var db = scope.ServiceProvider.GetRequiredService<DeskDb>();
        (await db.Tenants.SingleAsync(x => x.Id == tenant.Id, cancellation)).Licence = licence;
        await db.SaveChangesAsync(cancellation);
        directory.ForgetAll();
    }
}
