using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ServiceDesk.Database;
using ServiceDesk.Escalation;
using ServiceDesk.Installation;
using ServiceDesk.Tenants;
using ServiceDesk.Testing;
using ServiceDesk.Tickets;
using ServiceDesk.Timers;

namespace ServiceDesk.Tests.Escalation;

/// <summary>What tests of suppliers do to desks: alpha buys of beta.</summary>
internal sealed class SupplierDesk(TestDesk desk)
{
    public TestDesk Desk { get; } = desk;

    /// <summary>As it is licensed now.</summary>
    public async Task<TenantInfo> TenantAsync(string slug) => (await Desk.Services.GetRequiredService<TenantDirectory>().BySlugAsync(slug, default))!;

    public async Task<T> InAsync<T>(string slug, Func<IServiceProvider, Task<T>> work) => await Desk.InAsync(await TenantAsync(slug), work);

    public async Task LicenseAsync(string slug, Licence licence)
    {
        await using var scope = Desk.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<ChangeLicence>().RunAsync(slug, licence, default);
    }

    public async Task SuspendAsync(string slug, bool isSuspended)
    {
        await using var scope = Desk.Services.CreateAsyncScope();
        Assert.True(await scope.ServiceProvider.GetRequiredService<SuspendTenant>().RunAsync(slug, isSuspended, default));
    }

    public static async Task<SupplierDesk> LinkedAsync(TestDesk desk)
    {
        var made = new SupplierDesk(desk);
        await made.LicenseAsync("alpha", new(LicencePackage.Wholesale, null, null));
        if (await made.LinkAsync("alpha", "beta") is null)
            await made.AgreeAsync("alpha", "beta");
        return made;
    }

    /// <summary>The retailer's row of an active link.</summary>
    public Task<SupplierLink?> LinkAsync(string retailer, string supplier) => InAsync(retailer, async scope =>
    {
        var other = await TenantAsync(supplier);
        return await scope.GetRequiredService<DeskDb>().SupplierLinks.AsNoTracking().SingleOrDefaultAsync(
            x => x.OtherTenantId == other.Id && x.Side == LinkSide.Retailer && x.State == LinkState.Active);
    });

    public async Task AgreeAsync(string retailer, string supplier)
    {
        var (from, to) = (await TenantAsync(retailer), await TenantAsync(supplier));
        Assert.Equal(LinkOutcome.Done, await InAsync(retailer, scope => scope.GetRequiredService<ProposeSupplier>().RunAsync(Desk.StaffAct(from), supplier, default)));
        await CrossAsync();
        Assert.Equal(LinkOutcome.Done, await InAsync(supplier, async scope =>
        {
            var proposed = await scope.GetRequiredService<DeskDb>().SupplierLinks.SingleAsync(x => x.OtherTenantId == from.Id && x.State == LinkState.Proposed);
            return await scope.GetRequiredService<AcceptSupplier>().RunAsync(Desk.StaffAct(to), proposed.Id, default);
        }));
        await CrossAsync();
    }

    /// <summary>What the worker does, until nothing is due.</summary>
    public async Task CrossAsync()
    {
        for (var round = 0; round < 10; round++)
        {
            var due = await InAsync("alpha", async scope =>
            {
                var now = scope.GetRequiredService<UtcClock>().UtcNow;
                return await scope.GetRequiredService<DeskDb>().DueWork.AsNoTracking().Where(x => x.Kind == WorkKind.Cross && x.DueAt <= now).ToListAsync();
            });
            if (due.Count == 0)
                return;
            foreach (var rows in due.GroupBy(x => x.TenantId))
                if (await Desk.Services.GetRequiredService<TenantScopes>().EnterAsync(rows.Key, default) is { } scope)
                    await using (scope)
                        await scope.ServiceProvider.GetRequiredService<DeliverCrossings>().RunAsync([.. rows.Select(x => x.Key)], default);
        }
        Assert.Fail("What goes to and fro does not end.");
    }

    public async Task<string?> EscalateAsync(string slug, int number, string supplier, string text = "Please help.", params long[] messages)
    {
        var link = await LinkAsync(slug, supplier);
        var act = Desk.StaffAct(await TenantAsync(slug));
        return await InAsync(slug, scope => scope.GetRequiredService<EscalateToSupplier>().RunAsync(act, number, new(link?.Id ?? 0, "From the retailer", text, [], messages, []), default));
    }

    /// <summary>The tickets of a desk that came from others, the newest first.</summary>
    public Task<List<Ticket>> ComeFromOutsideAsync(string slug) => InAsync(slug, scope => scope.GetRequiredService<DeskDb>().Tickets.AsNoTracking()
        .Include(x => x.Requester).ThenInclude(x => x!.Customer).Where(x => x.Requester!.RepresentsTenantId != null).OrderByDescending(x => x.Id).ToListAsync());

    public async Task<TicketView> ReadAsync(string slug, int number)
    {
        var act = Desk.StaffAct(await TenantAsync(slug));
        return (await InAsync(slug, scope => scope.GetRequiredService<TicketReader>().FindAsync(act, number, default)))!;
    }

    public async Task WorkAsync(string slug, int number, TicketWork work)
    {
        var act = Desk.StaffAct(await TenantAsync(slug));
        Assert.True(await InAsync(slug, scope => scope.GetRequiredService<WorkOnTicket>().RunAsync(act, number, work, default)));
    }

    public Task<long> StatusAsync(string slug, ServiceDesk.Guides.Phase phase) => InAsync(slug, async scope =>
        (await scope.GetRequiredService<CatalogCache>().GetAsync(scope.GetRequiredService<DeskDb>(), default)).StatusFor(phase)!.Id);
}
