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
    /// <summary>The desk buys of another one.</summary>
    /// <returns>The desk as it is licensed now, the supplier, and its administrator.</returns>
    public static async Task<(TenantInfo Retailer, TenantInfo Supplier, long Nora)> LinkAsync(BrowserDesk desk)
    {
        await desk.InAsync(scope => scope.GetRequiredService<ChangeLicence>().RunAsync(desk.Tenant.Slug, new(LicencePackage.Wholesale, null, null), default));
        var (northwind, nora) = await desk.Services.GetRequiredService<CreateTenant>().RunAsync(
            new("northwind", "Northwind Network Wholesale", "helpdesk", "nora@northwind.test", "help@northwind.test") { AdministratorName = "Nora Keller" }, default);
        var alpha = (await desk.Services.GetRequiredService<TenantDirectory>().BySlugAsync(desk.Tenant.Slug, default))!;
        await desk.InAsync(alpha, scope => scope.GetRequiredService<ProposeSupplier>().RunAsync(Act(desk, alpha, desk.Administrator.Id), "northwind", default));
        await UntilAsync(desk, northwind, db => db.SupplierLinks.AnyAsync());
        await desk.InAsync(northwind, async scope => await scope.GetRequiredService<AcceptSupplier>().RunAsync(
            Act(desk, northwind, nora), await scope.GetRequiredService<DeskDb>().SupplierLinks.Select(x => x.Id).SingleAsync(), default));
        await UntilAsync(desk, alpha, db => db.SupplierLinks.AnyAsync(x => x.State == LinkState.Active));
        return (alpha, northwind, nora);
    }

    /// <returns>The number of the ticket.</returns>
    public static async Task<int> AddAsync(BrowserDesk desk)
    {
        var (alpha, northwind, nora) = await LinkAsync(desk);
        // Each act has its own time.
        Act Ours() => Act(desk, alpha, desk.Administrator.Id);
        Act Theirs() => Act(desk, northwind, nora);
        var number = await desk.OpenTicketAsync("The whole street has no network", "Nobody in our street has network since this morning.");
        await desk.WorkAsync(number, new TicketWork { AssigneeId = desk.Agent.Id });
        await desk.InAsync(alpha, async scope =>
        {
            var db = scope.GetRequiredService<DeskDb>();
            (await db.People.SingleAsync(x => x.Id == desk.Agent.Id)).ManagerId = desk.Administrator.Id;
            await db.SaveChangesAsync();
            return true;
        });
        await desk.InAsync(alpha, scope => scope.GetRequiredService<EscalateTicket>().RunAsync(
            Ours() with { PersonId = desk.Agent.Id }, number, "Twenty customers call, and the supplier does not pick up the telephone.", default));
        await desk.InAsync(alpha, async scope => await scope.GetRequiredService<EscalateToSupplier>().RunAsync(
            Ours(), number, new(await scope.GetRequiredService<DeskDb>().SupplierLinks.Select(x => x.Id).SingleAsync(), "Street without network", "Please test the line to the cabinet.", [], [], []), default));
        await UntilAsync(desk, alpha, db => db.SupplierTickets.AnyAsync(x => x.OtherNumber != null));
        await desk.InAsync(northwind, async scope => await scope.GetRequiredService<WorkOnTicket>().RunAsync(
            Theirs(), await scope.GetRequiredService<DeskDb>().Tickets.Select(x => x.Number).SingleAsync(),
            new() { Text = new("A digger has cut the cable. It will be mended by four in the afternoon."), Files = [new("map.txt", "text/plain", "map"u8.ToArray())] }, default));
        await UntilAsync(desk, alpha, db => db.Messages.AnyAsync(x => x.Author.RepresentsTenantId != null));
        return number;
    }

    private static async Task UntilAsync(BrowserDesk desk, TenantInfo tenant, Func<DeskDb, Task<bool>> isThere)
    {
        while (!await desk.InAsync(tenant, scope => isThere(scope.GetRequiredService<DeskDb>())))
            await Task.Delay(50);
    }

    private static Act Act(BrowserDesk desk, TenantInfo tenant, long personId) =>
        new(tenant.Id, personId, StaffRole.Administrator, Door.Staff, desk.Services.GetRequiredService<UtcClock>().UtcNow);
}
