using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.DependencyInjection;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.People;
using ServiceDesk.Testing;
using ServiceDesk.Tickets;

namespace ServiceDesk.Tests.Database;

public sealed class RolesMigrationTests
{
    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task DesksFromBefore_GetTheBuiltInRoles_AndAgentsMayWhatTheyCould(DatabaseProvider provider)
    {
        await using var desk = await TestDesk.CreateAsync(provider);
        var agents = new Dictionary<int, long>();
        foreach (var tenant in (TenantInfo[])[desk.Alpha, desk.Beta])
            agents[tenant.Id] = await desk.InAsync(tenant, async scope =>
            {
                var db = scope.GetRequiredService<DeskDb>();
                var (agent, gone) = (NewPerson(tenant, "agent"), NewPerson(tenant, "gone"));
                agent.Employ(StaffRole.Agent, agent.CreatedAt);
                gone.Employ(StaffRole.Agent, gone.CreatedAt);
                gone.Dismiss(gone.CreatedAt);
                db.AddRange(agent, gone);
                await db.SaveChangesAsync();
                return agent.Id;
            });
        var migrator = new DatabaseMigrator(desk.Settings);
        await using (var owner = migrator.Owner())
            await owner.GetService<IMigrator>().MigrateAsync(owner.Database.GetMigrations().TakeWhile(x => !x.EndsWith("_Roles", StringComparison.Ordinal)).Last());
        await migrator.MigrateAsync(default);
        foreach (var tenant in (TenantInfo[])[desk.Alpha, desk.Beta])
            await desk.InAsync(tenant, async scope =>
            {
                var db = scope.GetRequiredService<DeskDb>();
                Assert.Equal(["Agent", "Reader", "Supervisor"], await db.Roles.Select(x => x.Name).OrderBy(x => x).ToListAsync());
                var given = Assert.Single(await db.PersonRoles.Include(x => x.Role).ToListAsync());
                Assert.Equal((agents[tenant.Id], "Agent", true, TicketScope.All), (given.PersonId, given.Role!.Name, given.Role.IsDefault, given.Role.Scope));
                scope.GetRequiredService<CatalogCache>().Forget(tenant.Id);
                var rights = (await scope.GetRequiredService<StaffRights>().OfAsync(agents[tenant.Id], default))!;
                foreach (var right in (Right[])[Right.Ticketing, Right.Edit, Right.Delete, Right.CreateCustomerTickets])
                    Assert.Equal(TicketScope.All, rights.ScopeOf(right));
                Assert.True(rights.Allows(Right.MyTickets) && rights.Allows(Right.WorkOnMyTickets));
                Assert.False(rights.Allows(Right.ManageMailboxes) || rights.Allows(Right.MailboxManagement) || rights.Allows(Right.Settings));
            });
    }

    private static Person NewPerson(TenantInfo tenant, string name) =>
        new() { TenantId = tenant.Id, Name = name, Address = $"{name}@{tenant.Slug}.test", CreatedAt = new(2026, 1, 5, 8, 0, 0, DateTimeKind.Utc) };
}
