using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.Outbox;
using ServiceDesk.People;
using ServiceDesk.Tickets;
using ServiceDesk.Web.Tests.Areas.Staff.Trash;

namespace ServiceDesk.Web.Tests.Areas.Staff.Copies;

public sealed class CopiesControllerTests(WebDeskFixture desks) : IClassFixture<WebDeskFixture>
{
    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task Customers_with_a_contract_are_chosen_already_and_each_gets_a_ticket(DatabaseProvider provider)
    {
        var desk = await desks.OnAsync(provider);
        var origin = await desk.OpenTicketAsync(desk.Alpha, "A fault", "The new version fails.");
        var key = $"{Guid.NewGuid():N}"[..8];
        var covered = await PersonAsync(desk, $"covered-{key}.test", hasContract: true);
        var other = await PersonAsync(desk, $"other-{key}.test", hasContract: false);
        using var browser = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Agent);
        var page = await browser.GetAsync($"staff/tickets/{origin.Number}/copies");
        Assert.True(page.Required($".copies option[value='{covered}']").HasAttribute("selected"));
        Assert.False(page.Has($".copies option[value='{other}']"));
        Assert.Equal("The new version fails.", page.Required("#Form_Text").TextContent.Trim());

        var searched = await browser.GetAsync($"staff/tickets/{origin.Number}/copies?q={key}");
        Assert.False(searched.Required($".copies option[value='{other}']").HasAttribute("selected"));
        var fields = new Dictionary<string, string> { ["Form.Subject"] = "Does it fail for you?", ["Form.Text"] = "Please look.", ["Form.Relation"] = "parent", ["Form.People"] = $"{covered}" };
        var done = await browser.FollowAsync(await browser.PostAsync($"staff/tickets/{origin.Number}/copies", searched, fields));
        Assert.StartsWith("Opened: #", done.TextOf(".notice"), StringComparison.Ordinal);
        Assert.Contains("Does it fail for you?", done.TextOf(".relations li"), StringComparison.Ordinal);
        var opened = await desk.ReadAsync(desk.Alpha, db => db.Tickets.AsNoTracking().SingleAsync(x => x.RequesterId == covered));
        Assert.False(await desk.ReadAsync(desk.Alpha, db => db.Outbox.AnyAsync(x => x.TicketId == opened.Id && x.Kind == OutboxKind.Acknowledgement)));
        var refused = await browser.PostAsync($"staff/tickets/{origin.Number}/copies", searched, new(fields) { ["Form.People"] = "" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("Choose at least one customer.", refused.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Requesters_and_neighbours_find_no_such_page()
    {
        var desk = await desks.OnAsync();
        var (ticket, foreign) = (await desk.OpenTicketAsync(desk.Alpha), await ForeignTicket.OpenAsync(desk));
        using var staff = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Agent);
        var page = await staff.GetAsync($"staff/tickets/{ticket.Number}");
        using var requester = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Requester);
        var own = await requester.GetAsync($"requests/{ticket.Number}");
        var fields = new Dictionary<string, string> { ["Form.Subject"] = "Mine", ["Form.Text"] = "Mine", ["Form.Relation"] = "parent", ["Form.People"] = $"{desk.Alpha.Requester.Id}" };
        Assert.Equal(HttpStatusCode.NotFound, (await staff.GetAsync($"staff/tickets/{foreign.Number}/copies")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await staff.PostAsync($"staff/tickets/{foreign.Number}/copies", page, fields)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await requester.GetAsync($"staff/tickets/{ticket.Number}/copies")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await requester.PostAsync($"staff/tickets/{ticket.Number}/copies", own, fields)).Status);
    }

    private static async Task<long> PersonAsync(WebDesk desk, string domain, bool hasContract)
    {
        await desk.InAsync(desk.Alpha, async scope =>
        {
            var act = new Act(desk.Alpha.Info.Id, desk.Alpha.Administrator.Id, StaffRole.Administrator, Door.Staff, scope.GetRequiredService<UtcClock>().UtcNow);
            var (_, id) = await scope.GetRequiredService<CreateCustomer>().RunAsync(act, new(domain, domain, null), default);
            if (hasContract)
                await scope.GetRequiredService<CreateContract>().RunAsync(act, id, new("Care", null, null, null, []), default);
        });
        return await desk.InAsync(desk.Alpha, async scope =>
        {
            var person = await scope.GetRequiredService<PersonFinder>().FindOrAddAsync("Carla", $"carla@{domain}", scope.GetRequiredService<UtcClock>().UtcNow, default);
            await scope.GetRequiredService<DeskDb>().SaveChangesAsync();
            return person.Id;
        });
    }
}
