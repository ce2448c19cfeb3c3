using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.Installation;
using ServiceDesk.People;
using ServiceDesk.Seeding;
using ServiceDesk.Tenants;
using ServiceDesk.Tickets;

namespace ServiceDesk.Web.StartUp;

/// <summary>In Development, an empty database is filled with two tenants and a few weeks of tickets for a newcomer to look at.</summary>
public sealed class DemoInstallation(CreateTenant createTenant, TenantDirectory directory, TenantScopes tenants, TicketSeeder seeder, DemoSuppliers suppliers, CatalogCache catalogs, ILogger<DemoInstallation> logger)
{
    /// <summary>The password of every demo account; there are none outside Development.</summary>
    public const string Password = "demo-password";

    /// <summary>Somebody who can sign in to the demo.</summary>
    public sealed record DemoAccount(string Tenant, string Address, string What);

    public static IReadOnlyList<DemoAccount> Accounts { get; } =
    [
        new("campus", "angel@campus.example", "administrator"),
        new("campus", "sam@campus.example", "agent"),
        new("campus", "rosa@campus.example", "requester"),
        new("northwind", "nora@northwind.example", "administrator"),
        new("northwind", "noel@northwind.example", "agent"),
        new("northwind", "camille@contoso.example", "requester, in French"),
    ];

    private const int Tickets = 240;

    public async Task PrepareAsync(CancellationToken cancellation)
    {
        if ((await directory.AllAsync(cancellation)).Count > 0)
            return;
        logger.LogInformation("Filling the demo installation …");
        await AddAsync(new("campus", "Campus Care Desk", "care-desk", "angel@campus.example", "caredesk@campus.example")
            { AdministratorName = "Angela Reyes" }, "Sam Okafor", "Rosa Lindqvist", null, 7, cancellation);
        await AddAsync(new("northwind", "Northwind Support", "helpdesk", "nora@northwind.example", "help@northwind.example")
            { AdministratorName = "Nora Keller" }, "Noel Baptiste", "Camille Laurent", "fr", 11, cancellation);
        await suppliers.AddAsync("campus", "northwind", cancellation);
    }

    private async Task AddAsync(
        NewTenant input, string agent, string requester, string? requesterLanguage, int seed, CancellationToken cancellation)
    {
        var (tenant, _) = await createTenant.RunAsync(input, cancellation);
        await using (var scope = tenants.Enter(tenant))
        {
            await AddPeopleAsync(scope.ServiceProvider, agent, requester, requesterLanguage, cancellation);
            await scope.ServiceProvider.GetRequiredService<DemoArticles>().AddAsync(cancellation);
            if (input.Slug == Accounts[0].Tenant)
                await scope.ServiceProvider.GetRequiredService<ChangeOperators>().AddAsync(input.AdministratorAddress, cancellation);
        }
        catalogs.Forget(tenant.Id);
        await seeder.RunAsync(tenant, new SeedOptions(Tickets, 3, seed)
        {
            Content = SeedContent.Demo,
            Requesters = 40,
            Customers = 8,
            Staff = 7,
            Spread = TimeSpan.FromDays(28),
        }, null, cancellation);
    }

    private static async Task AddPeopleAsync(
        IServiceProvider services, string agent, string requester, string? requesterLanguage, CancellationToken cancellation)
    {
        var db = services.GetRequiredService<DeskDb>();
        var now = services.GetRequiredService<UtcClock>().UtcNow;
        var finder = services.GetRequiredService<PersonFinder>();
        var accounts = Accounts.Where(x => x.Tenant == db.Tenant.Info.Slug).ToList();
        var colleague = await finder.FindOrAddAsync(agent, accounts[1].Address, now, cancellation);
        colleague.Employ(StaffRole.Agent, now);
        await DefaultRole.GiveAsync(db, colleague, cancellation);
        (await finder.FindOrAddAsync(requester, accounts[2].Address, now, cancellation)).Language = requesterLanguage;
        await db.SaveChangesAsync(cancellation);
        var opener = services.GetRequiredService<AccountOpener>();
        var users = services.GetRequiredService<UserManager<Account>>();
        foreach (var account in accounts)
        {
            var person = await db.People.SingleAsync(x => x.Address == account.Address, cancellation);
            var result = await users.AddPasswordAsync(await opener.EnsureAsync(person, cancellation), Password);
            if (!result.Succeeded)
                throw new InvalidOperationException($"The demo account {account.Address} could not be made: {string.Join(" ", result.Errors.Select(x => x.Description))}");
        }
    }
}
