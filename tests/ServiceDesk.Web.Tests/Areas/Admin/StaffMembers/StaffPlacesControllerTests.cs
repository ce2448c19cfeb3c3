using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.People;
using ServiceDesk.Tickets;

namespace ServiceDesk.Web.Tests.Areas.Admin.StaffMembers;

public sealed class StaffPlacesControllerTests(WebDeskFixture desks) : IClassFixture<WebDeskFixture>
{
    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task Role_IsChanged_ButNotOnesOwn(DatabaseProvider provider)
    {
        var desk = await desks.OnAsync(provider);
        using var browser = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Administrator);
        var id = await AddAsync(desk, "role@alpha.test");
        var page = await browser.GetAsync($"admin/staff/{id}");
        await browser.SubmitAsync(page, "form[action$=role]", new() { ["role"] = "Administrator" });
        Assert.Equal(StaffRole.Administrator, (await PersonAsync(desk, id)).Role);

        var refused = await browser.PostAsync($"admin/staff/{desk.Alpha.Administrator.Id}/role", page, new() { ["role"] = "Agent" });
        Assert.Contains("Nobody changes their own role", (await browser.FollowAsync(refused)).TextOf(".notice[data-kind=problem]"), StringComparison.Ordinal);
        Assert.Equal(StaffRole.Administrator, (await PersonAsync(desk, desk.Alpha.Administrator.Id)).Role);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.PostAsync($"admin/staff/{id}/role", page, new() { ["role"] = "King" })).Status);
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task Dismissal_EndsTheWork_AndGivesOpenTicketsBack(DatabaseProvider provider)
    {
        var desk = await desks.OnAsync(provider);
        using var browser = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Administrator);
        var id = await AddAsync(desk, "leaver@alpha.test");
        var ticket = await desk.OpenTicketAsync(desk.Alpha);
        await desk.InAsync(desk.Alpha, async scope =>
        {
            var db = scope.GetRequiredService<DeskDb>();
            var group = new Group { TenantId = db.TenantId, Name = $"Leavers {provider}", MainPersonId = id };
            group.Members.Add(new GroupMember { TenantId = db.TenantId, PersonId = id });
            db.Add(group);
            var given = await db.Tickets.SingleAsync(x => x.Id == ticket.Id);
            given.AssignTo(Act.OfDesk(db.TenantId, Door.Job, given.CreatedAt), await db.People.SingleAsync(x => x.Id == id), null);
            await db.SaveChangesAsync();
        });

        var done = await browser.SubmitAsync(await browser.GetAsync($"admin/staff/{id}"), "form[action$=dismissal]");
        Assert.Equal("/alpha/admin/staff", done.Location);
        Assert.False((await PersonAsync(desk, id)).IsStaff);
        Assert.Null(await desk.ReadAsync(desk.Alpha, db => db.Tickets.Where(x => x.Id == ticket.Id).Select(x => x.AssigneeId).SingleAsync()));
        Assert.Equal(0, await desk.ReadAsync(desk.Alpha, db => db.GroupMembers.CountAsync(x => x.PersonId == id)));
        Assert.False(await desk.ReadAsync(desk.Alpha, db => db.Groups.AnyAsync(x => x.MainPersonId == id)));
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync($"admin/staff/{id}")).Status);
    }

    [Fact]
    public async Task LastAdministrator_StaysOne()
    {
        await using var desk = await WebDesk.StartAsync();
        var act = new Act(desk.Alpha.Info.Id, desk.Alpha.Agent.Id, StaffRole.Administrator, Door.Staff, desk.Services.GetRequiredService<UtcClock>().UtcNow);
        await desk.InAsync(desk.Alpha, async scope =>
        {
            Assert.Equal(StaffOutcome.LastAdministrator, await scope.GetRequiredService<DismissStaff>().RunAsync(act, desk.Alpha.Administrator.Id, default));
            Assert.Equal(StaffOutcome.LastAdministrator, await scope.GetRequiredService<ChangeRole>().RunAsync(act, desk.Alpha.Administrator.Id, StaffRole.Agent, default));
        });
    }

    [Fact]
    public async Task Agent_ChangesNothing()
    {
        var desk = await desks.OnAsync();
        using var browser = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Agent);
        var token = await browser.GetAsync("staff/tickets/new");
        foreach (var what in (string[])["role", "invitations", "dismissal"])
            Assert.Equal(HttpStatusCode.NotFound, (await browser.PostAsync($"admin/staff/{desk.Alpha.Administrator.Id}/{what}", token, new() { ["role"] = "Agent" })).Status);
        Assert.True((await PersonAsync(desk, desk.Alpha.Administrator.Id)).IsStaff);
    }

    private static Task<Person> PersonAsync(WebDesk desk, long id) => desk.ReadAsync(desk.Alpha, db => db.People.SingleAsync(x => x.Id == id));

    private static Task<long> AddAsync(WebDesk desk, string address) => desk.InAsync(desk.Alpha, async scope =>
    {
        var db = scope.GetRequiredService<DeskDb>();
        var person = new Person { TenantId = db.TenantId, Name = address, Address = address, CreatedAt = scope.GetRequiredService<UtcClock>().UtcNow };
        person.Employ(StaffRole.Agent, person.CreatedAt);
        db.Add(person);
        await db.SaveChangesAsync();
        return person.Id;
    });
}
