using System.Net;
using Microsoft.EntityFrameworkCore;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.People;
using ServiceDesk.Tickets;

namespace ServiceDesk.Web.Tests.Areas.Staff.NewTicket;

public sealed class NewTicketControllerTests(WebDeskFixture desks) : IClassFixture<WebDeskFixture>
{
    [Theory, InlineData(DatabaseProvider.Sqlite), InlineData(DatabaseProvider.Postgres)]
    public async Task Create_OpensATicketForSomebodyNew(DatabaseProvider provider)
    {
        var desk = await desks.OnAsync(provider);
        using var browser = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Agent);
        var page = await browser.GetAsync("staff/tickets/new");
        var created = await browser.SubmitAsync(page, "#new-ticket", new()
        {
            ["RequesterAddress"] = "Carol@Customer.test", ["RequesterName"] = "Carol Caller", ["Subject"] = "Called about the heating", ["Html"] = "<div>It is <em>cold</em>.</div>",
        });
        Assert.Equal(HttpStatusCode.Redirect, created.Status);
        var shown = await browser.FollowAsync(created);
        Assert.Equal("It is cold.", shown.TextOf(".message[data-kind=request] .message-body"));
        Assert.Contains("opened the ticket at the desk", shown.TextOf(".fact"), StringComparison.Ordinal);
        await desk.ReadAsync(desk.Alpha, async db =>
        {
            var ticket = await db.Tickets.Include(x => x.Requester).ThenInclude(x => x!.Customer).SingleAsync(x => x.Subject == "Called about the heating");
            Assert.Equal(("Carol Caller", "carol@customer.test", "Customer Ltd"), (ticket.Requester!.Name, ticket.Requester.Address, ticket.Requester.Customer!.Name));
            Assert.Equal((Door.Staff, desk.Alpha.Agent.Id), (ticket.Door, ticket.AssigneeId!.Value));
            return true;
        });
    }

    [Fact]
    public async Task Create_ForAKnownAddress_TakesThePersonWhoHasIt()
    {
        var desk = await desks.OnAsync();
        using var browser = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Agent);
        await browser.SubmitAsync(await browser.GetAsync("staff/tickets/new"), "#new-ticket", new()
            { ["RequesterAddress"] = desk.Alpha.Requester.Address, ["RequesterName"] = "Somebody else", ["Subject"] = "For the one we know" });
        var ticket = await desk.ReadAsync(desk.Alpha, db => db.Tickets.Include(x => x.Requester).SingleAsync(x => x.Subject == "For the one we know"));
        Assert.Equal((desk.Alpha.Requester.Id, "Rita Requester"), (ticket.RequesterId, ticket.Requester!.Name));
    }

    [Fact]
    public async Task Create_WithoutSubjectAndWithABadAddress_ComesBackWithWhatWasTyped()
    {
        var desk = await desks.OnAsync();
        using var browser = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Agent);
        var again = await browser.SubmitAsync(await browser.GetAsync("staff/tickets/new"), "#new-ticket", new() { ["RequesterAddress"] = "no address", ["Text"] = "Keep me" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.Status);
        Assert.Equal("Keep me", again.TextOf("textarea[name=Text]"));
        Assert.Equal(["“Mail address” takes a mail address, such as name@example.com.", "Fill in “Subject”."], again.TextsOf(".field-error"));
    }

    [Theory, InlineData("QueueId"), InlineData("AssigneeId"), InlineData("PriorityId"), InlineData("CategoryId"), InlineData("TypeId"), InlineData("ProductId")]
    public async Task Create_WithAnIdOfAnotherTenant_IsRefused_AndNobodyIsMadeKnown(string field)
    {
        var desk = await desks.OnAsync();
        using var browser = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Agent);
        var foreign = await desk.ReadAsync(desk.Beta, async db => field switch
        {
            "QueueId" => (await db.Queues.OrderByDescending(x => x.Id).FirstAsync()).Id,
            "PriorityId" => (await db.Set<Guides.Priority>().OrderByDescending(x => x.Id).FirstAsync()).Id,
            "CategoryId" => (await db.Set<Guides.Category>().OrderByDescending(x => x.Id).FirstAsync()).Id,
            "TypeId" or "ProductId" => (await db.Set<Guides.GuideEntry>().OrderByDescending(x => x.Id).FirstAsync()).Id,
            _ => desk.Beta.Agent.Id,
        });
        var again = await browser.SubmitAsync(await browser.GetAsync("staff/tickets/new"), "#new-ticket", new()
            { ["RequesterAddress"] = "nina@new.test", ["Subject"] = "Foreign", [field] = foreign });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.Status);
        Assert.False(await desk.ReadAsync(desk.Alpha, async db =>
            await db.Tickets.AnyAsync(x => x.Subject == "Foreign") || await db.People.AnyAsync(x => x.Address == "nina@new.test")));
    }

    [Fact]
    public async Task New_OfARequester_IsNotThere_AndOfNobodyLeadsToSignIn()
    {
        var desk = await desks.OnAsync();
        using var requester = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Requester);
        Assert.Equal(HttpStatusCode.NotFound, (await requester.GetAsync("staff/tickets/new")).Status);
        using var nobody = await desk.BrowserAsync(desk.Alpha);
        Assert.Equal(HttpStatusCode.Redirect, (await nobody.GetAsync("staff/tickets/new")).Status);
    }
}
