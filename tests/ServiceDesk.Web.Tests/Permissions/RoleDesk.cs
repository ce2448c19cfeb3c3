using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.People;
using ServiceDesk.Tenants;
using ServiceDesk.Tickets;

namespace ServiceDesk.Web.Tests.Permissions;

/// <summary>Alpha's agent with roles made for a test, and three tickets: the agent's own, one of the agent's group, and another's.</summary>
internal static class RoleDesk
{
    /// <summary>Takes all roles from the agent and gives these instead.</summary>
    public static Task GiveAsync(WebDesk desk, params (TicketScope Scope, Right[] Rights)[] roles) => desk.InAsync(desk.Alpha, async scope =>
    {
        var db = scope.GetRequiredService<DeskDb>();
        db.RemoveRange(await db.PersonRoles.Where(x => x.PersonId == desk.Alpha.Agent.Id).ToListAsync());
        foreach (var (where, rights) in roles)
        {
            var role = new Role { TenantId = db.TenantId, Name = $"{Guid.NewGuid()}", Scope = where };
            role.Hold(rights);
            db.Add(role);
            await db.SaveChangesAsync();
            db.Add(new PersonRole { TenantId = db.TenantId, PersonId = desk.Alpha.Agent.Id, RoleId = role.Id });
        }
        await db.SaveChangesAsync();
        scope.GetRequiredService<CatalogCache>().Forget(db.TenantId);
    });

    /// <returns>The tickets by whose they are; every message has a file and came as a mail would have.</returns>
    public static async Task<IReadOnlyDictionary<TicketScope, OwnedTicket>> TicketsAsync(WebDesk desk)
    {
        var tickets = new Dictionary<TicketScope, OwnedTicket>();
        foreach (var whose in (TicketScope[])[TicketScope.Own, TicketScope.Group, TicketScope.All])
        {
            var ticket = await desk.OpenTicketAsync(desk.Alpha, $"Ticket of {whose}", $"Words of {whose} unmistakable", files: [new("a.txt", "text/plain", "a"u8.ToArray())]);
            var group = whose == TicketScope.Group ? await GroupAsync(desk) : (long?)null;
            await AssignAsync(desk, ticket.Number, whose switch { TicketScope.Own => desk.Alpha.Agent.Id, TicketScope.Group => 0, _ => desk.Alpha.Administrator.Id }, group);
            tickets[whose] = await desk.InAsync(desk.Alpha, async scope =>
            {
                var db = scope.GetRequiredService<DeskDb>();
                var at = scope.GetRequiredService<UtcClock>().UtcNow;
                await scope.GetRequiredService<AnswerRequest>().RunAsync(
                    new Act(db.TenantId, ticket.RequesterId, null, Door.Portal, at), ticket.Number, RequestStep.Update, new("And again."), [], default);
                var messages = await db.Messages.Include(x => x.Attachments).Where(x => x.TicketId == ticket.Id).OrderBy(x => x.Id).ToListAsync();
                return new OwnedTicket(ticket.Number, messages[0].Attachments.First().Id, messages[^1].Id,
                    await db.History.Where(x => x.TicketId == ticket.Id).MinAsync(x => x.Id));
            });
        }
        return tickets;
    }

    private static Task<long> GroupAsync(WebDesk desk) => desk.InAsync(desk.Alpha, async scope =>
    {
        var db = scope.GetRequiredService<DeskDb>();
        var group = new Group { TenantId = db.TenantId, Name = "The agent's group" };
        group.Members.Add(new GroupMember { TenantId = db.TenantId, PersonId = desk.Alpha.Agent.Id });
        db.Add(group);
        await db.SaveChangesAsync();
        scope.GetRequiredService<CatalogCache>().Forget(db.TenantId);
        return group.Id;
    });

    /// <summary>As the administrator would.</summary>
    public static Task AssignAsync(WebDesk desk, int number, long assigneeId, long? groupId) => desk.InAsync(desk.Alpha, async scope =>
    {
        var act = new Act(desk.Alpha.Info.Id, desk.Alpha.Administrator.Id, StaffRole.Administrator, Door.Staff, scope.GetRequiredService<UtcClock>().UtcNow);
        Assert.True(await scope.GetRequiredService<WorkOnTicket>().RunAsync(act, number, new() { AssigneeId = assigneeId, GroupId = groupId ?? 0 }, default));
    });

    public static Task LicenseAsync(WebDesk desk, Licence licence) => desk.InAsync(desk.Alpha, async scope =>
    {
        await scope.GetRequiredService<ChangeLicence>().RunAsync(desk.Alpha.Slug, licence, default);
    });
}

/// <param name="Message">The second one, which can be moved.</param>
/// <param name="HistoryEntry">The first one.</param>
internal sealed record OwnedTicket(int Number, long Attachment, long Message, long HistoryEntry);
