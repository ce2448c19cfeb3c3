using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.Escalation;
using ServiceDesk.People;
using ServiceDesk.Tenants;
using ServiceDesk.Tickets;
using ServiceDesk.Timers;

namespace ServiceDesk.Seeding;

/// <summary>One demo desk buys of the other, and has handed a ticket on to it.</summary>
public sealed class DemoSuppliers(TenantScopes tenants, TenantDirectory directory, UtcClock clock)
{
    public async Task AddAsync(string retailer, string supplier, CancellationToken cancellation)
    {
        await InAsync(retailer, async (scope, _) =>
        {
            await scope.GetRequiredService<ChangeLicence>().RunAsync(retailer, new(LicencePackage.Wholesale, null, null), cancellation);
            return true;
        }, cancellation);
        await InAsync(retailer, (scope, act) => scope.GetRequiredService<ProposeSupplier>().RunAsync(act, supplier, cancellation), cancellation);
        await CarryAsync(retailer, cancellation);
        await InAsync(supplier, async (scope, act) => await scope.GetRequiredService<AcceptSupplier>().RunAsync(
            act, await scope.GetRequiredService<DeskDb>().SupplierLinks.Select(x => x.Id).SingleAsync(cancellation), cancellation), cancellation);
        await CarryAsync(supplier, cancellation);
        await InAsync(retailer, async (scope, act) =>
        {
            var db = scope.GetRequiredService<DeskDb>();
            var ticket = await db.Tickets.Where(x => x.IsActive).OrderByDescending(x => x.UpdatedAt).Select(x => new { x.Number, x.Subject }).FirstAsync(cancellation);
            var link = await db.SupplierLinks.Select(x => x.Id).SingleAsync(cancellation);
            return await scope.GetRequiredService<EscalateToSupplier>().RunAsync(
                act, ticket.Number, new(link, ticket.Subject, "This is more than we can do here. Could you take a look?", [], [], []), cancellation);
        }, cancellation);
        await CarryAsync(retailer, cancellation);
        await CarryAsync(supplier, cancellation);
    }

    // No worker runs yet.
    private Task<bool> CarryAsync(string slug, CancellationToken cancellation) => InAsync(slug, async (scope, act) =>
    {
        var keys = await scope.GetRequiredService<DeskDb>().DueWork.Where(x => x.TenantId == act.TenantId && x.Kind == WorkKind.Cross).Select(x => x.Key).ToListAsync(cancellation);
        await scope.GetRequiredService<DeliverCrossings>().RunAsync(keys, cancellation);
        return true;
    }, cancellation);

    private async Task<T> InAsync<T>(string slug, Func<IServiceProvider, Act, Task<T>> work, CancellationToken cancellation)
    {
        var tenant = await directory.BySlugAsync(slug, cancellation) ?? throw new InvalidOperationException($"There is no demo tenant '{slug}'.");
        await using var scope = tenants.Enter(tenant);
        var administrator = await scope.ServiceProvider.GetRequiredService<DeskDb>().People.Where(x => x.Role == StaffRole.Administrator).OrderBy(x => x.Id).FirstAsync(cancellation);
        return await work(scope.ServiceProvider, Act.Of(administrator, Door.Command, clock.UtcNow));
    }
}
