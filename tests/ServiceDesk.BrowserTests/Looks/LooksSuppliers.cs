using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.Escalation;
using ServiceDesk.Installation;
using ServiceDesk.People;
using ServiceDesk.Tenants;
using ServiceDesk.Tickets;

namespace ServiceDesk.BrowserTests.Looks;

/// <summary>Another desk that supplies this one, and a ticket that is escalated to it and to a manager; the real worker carries what goes between them.</summary>
internal static class LooksSuppliers
{
    /// <returns>The number of the ticket.</returns>
    public static async Task<int> AddAsync(BrowserDesk desk)
    {
        var (tenants, directory) = (desk.Services.GetRequiredService<TenantScopes>(), desk.Services.GetRequiredService<TenantDirectory>());
        await desk.InAsync(scope => scope.GetRequiredService<ChangeLicence>().RunAsync(desk.Tenant.Slug, new(LicencePackage.Wholesale, null, null), default));
        var (northwind, nora) = await desk.Services.GetRequiredService<CreateTenant>().RunAsync(
            new("northwind", "Northwind Network Wholesale", "helpdesk", "nora@northwind.test", "help@northwind.test") { AdministratorName = "Nora Keller" }, default);
        var alpha = (await directory.BySlugAsync(desk.Tenant.Slug, default))!;
        // Each act has its own time.
        Act Ours() => Act(desk, alpha, desk.Administrator.Id);
        Act Theirs() => Act(desk, northwind, nora);
        await In(alpha, scope => scope.GetRequiredService<ProposeSupplier>().RunAsync(Ours(), "northwind", default));
        await UntilAsync(northwind, db => db.SupplierLinks.AnyAsync());
        await In(northwind, async scope => await scope.GetRequiredService<AcceptSupplier>().RunAsync(Theirs(), await scope.GetRequiredService<DeskDb>().SupplierLinks.Select(x => x.Id).SingleAsync(), default));
        await UntilAsync(alpha, db => db.SupplierLinks.AnyAsync(x => x.State == LinkState.Active));

        var number = await desk.OpenTicketAsync("The whole street has no network", "Nobody in our street has network since this morning.");
        await desk.WorkAsync(number, new TicketWork { AssigneeId = desk.Agent.Id });
        await In(alpha, async scope =>
        {
            var db = scope.GetRequiredService<DeskDb>();
            (await db.People.SingleAsync(x => x.Id == desk.Agent.Id)).ManagerId = desk.Administrator.Id;
            await db.SaveChangesAsync();
            return true;
        });
        await In(alpha, scope => scope.GetRequiredService<EscalateTicket>().RunAsync(
            Ours() with { PersonId = desk.Agent.Id }, number, "Twenty customers call, and the supplier does not pick up the telephone.", default));
        await In(alpha, async scope => await scope.GetRequiredService<EscalateToSupplier>().RunAsync(
            Ours(), number, new(await scope.GetRequiredService<DeskDb>().SupplierLinks.Select(x => x.Id).SingleAsync(), "Street without network", "Please test the line to the cabinet.", [], [], []), default));
        await UntilAsync(alpha, db => db.SupplierTickets.AnyAsync(x => x.OtherNumber != null));
        await In(northwind, async scope => await scope.GetRequiredService<WorkOnTicket>().RunAsync(
            Theirs(), await scope.GetRequiredService<DeskDb>().Tickets.Select(x => x.Number).SingleAsync(),
            new() { Text = new("A digger has cut the cable. It will be mended by four in the afternoon."), Files = [new("map.txt", "text/plain", "map"u8.ToArray())] }, default));
        await UntilAsync(alpha, db => db.Messages.AnyAsync(x => x.Author.RepresentsTenantId != null));
        return number;

        async Task<T> In<T>(TenantInfo tenant, Func<IServiceProvider, Task<T>> work)
        {
            await using var scope = tenants.Enter(tenant);
            return await work(scope.ServiceProvider);
        }

        async Task UntilAsync(TenantInfo tenant, Func<DeskDb, Task<bool>> isThere)
        {
            while (!await In(tenant, scope => isThere(scope.GetRequiredService<DeskDb>())))
                await Task.Delay(50);
        }
    }

    private static Act Act(BrowserDesk desk, TenantInfo tenant, long personId) =>
        new(tenant.Id, personId, StaffRole.Administrator, Door.Staff, desk.Services.GetRequiredService<UtcClock>().UtcNow);
}
