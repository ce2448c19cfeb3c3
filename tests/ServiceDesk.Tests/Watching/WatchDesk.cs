using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.People;
using ServiceDesk.Testing;
using ServiceDesk.Tickets;
using ServiceDesk.Watching;

namespace ServiceDesk.Tests.Watching;

/// <summary>Colleagues who watch, and what they see.</summary>
internal static class WatchDesk
{
    /// <summary>Another agent of a tenant, with a role over all tickets or over their own alone.</summary>
    public static Task<long> ColleagueAsync(TestDesk desk, TenantInfo tenant, string name, string address, TicketScope scope = TicketScope.All) => desk.InAsync(tenant, async services =>
    {
        var (db, at) = (services.GetRequiredService<DeskDb>(), services.GetRequiredService<UtcClock>().UtcNow);
        var person = new Person { TenantId = tenant.Id, Name = name, Address = address, CreatedAt = at };
        person.Employ(StaffRole.Agent, at);
        var role = new Role { TenantId = tenant.Id, Name = $"{Guid.NewGuid()}", Scope = scope };
        role.Hold([Right.Ticketing, Right.Edit]);
        db.AddRange(person, role);
        await db.SaveChangesAsync();
        db.Add(new PersonRole { TenantId = tenant.Id, PersonId = person.Id, RoleId = role.Id });
        await db.SaveChangesAsync();
        services.GetRequiredService<CatalogCache>().Forget(tenant.Id);
        return person.Id;
    });

    public static Task<Act> ActOfAsync(TestDesk desk, TenantInfo tenant, long personId) => desk.InAsync(tenant, async services => new Act(
        tenant.Id, personId, StaffRole.Agent, Door.Staff, services.GetRequiredService<UtcClock>().UtcNow)
    {
        Rights = (await services.GetRequiredService<StaffRights>().OfAsync(personId, default))!,
    });

    public static Task<IReadOnlyList<long>> WatchersAsync(TestDesk desk, TenantInfo tenant, Ticket ticket) => desk.InAsync(tenant, async services =>
        (IReadOnlyList<long>)await services.GetRequiredService<DeskDb>().Watchers.Where(x => x.TicketId == ticket.Id).OrderBy(x => x.PersonId).Select(x => x.PersonId).ToListAsync());

    public static Task<bool> WatchAsync(TestDesk desk, TenantInfo tenant, Act act, int number, long personId) =>
        desk.InAsync(tenant, services => services.GetRequiredService<WatchTicket>().RunAsync(act, number, personId, default));
}
