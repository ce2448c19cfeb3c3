using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.Guides;
using ServiceDesk.Outbox;
using ServiceDesk.People;
using ServiceDesk.Tickets;

namespace ServiceDesk.Web.Tests.Areas.Staff.Work;

public sealed class WorkControllerTests(WebDeskFixture desks) : IClassFixture<WebDeskFixture>
{
    private const string Reply = "button[value=Public]";
    private const string Note = "button[value=Note]";

    [Theory, InlineData(DatabaseProvider.Sqlite), InlineData(DatabaseProvider.Postgres)]
    public async Task Reply_WithFieldsAndFile_IsOneAct(DatabaseProvider provider)
    {
        var desk = await desks.OnAsync(provider);
        var (ticket, browser, page) = await OpenAsync(desk);
        var solved = await desk.ReadAsync(desk.Alpha, db => db.Statuses.SingleAsync(x => x.Phase == Phase.Solved));
        var sent = await browser.SubmitAsync(page, ".composer", new()
        {
            ["Html"] = "<div>Try <strong>again</strong><script>alert(1)</script></div>",
            ["Text"] = "ignored",
            ["Now.StatusId"] = solved.Id,
            ["Now.AssigneeId"] = desk.Alpha.Agent.Id,
            ["Now.Tags"] = "VIP, printer",
            ["Files"] = new FormFile("../how to.txt", "text/plain", Encoding.UTF8.GetBytes("so")),
        }, Reply);
        Assert.Equal(HttpStatusCode.Redirect, sent.Status);

        var shown = await browser.FollowAsync(sent);
        Assert.Equal("The reply is on its way.", shown.TextOf(".notice"));
        Assert.Equal("Try again", shown.TextOf(".message[data-kind=reply] .message-body"));
        Assert.DoesNotContain("alert(1)", shown.Body, StringComparison.Ordinal);
        Assert.Equal("how to.txt", shown.TextOf(".message[data-kind=reply] .attachments span"));
        await desk.ReadAsync(desk.Alpha, async db =>
        {
            var now = await db.Tickets.AsNoTracking().SingleAsync(x => x.Id == ticket.Id);
            Assert.Equal((solved.Id, desk.Alpha.Agent.Id, "printer, vip"), (now.StatusId, now.AssigneeId!.Value, now.TagText));
            var message = await db.Messages.AsNoTracking().SingleAsync(x => x.TicketId == ticket.Id && x.IsFromStaff);
            Assert.Equal(("Try again", Door.Staff), (message.Text, message.Door));
            Assert.True(await db.Outbox.AnyAsync(x => x.TicketId == ticket.Id && x.Kind == OutboxKind.Reply));
            return true;
        });
    }

    [Fact]
    public async Task Note_IsInternal_AndNoMailLeaves()
    {
        var desk = await desks.OnAsync();
        var (ticket, browser, page) = await OpenAsync(desk);
        var shown = await browser.FollowAsync(await browser.SubmitAsync(page, ".composer", new() { ["Text"] = "Between us" }, Note));
        Assert.Contains("Internal note", shown.TextOf(".message[data-kind=note]"), StringComparison.Ordinal);
        Assert.False(await desk.ReadAsync(desk.Alpha, db => db.Outbox.AnyAsync(x => x.TicketId == ticket.Id && x.Kind == OutboxKind.Reply)));
    }

    [Fact]
    public async Task Text_WithTheButtonThatOnlySaves_IsAskedAbout_AndKept()
    {
        var desk = await desks.OnAsync();
        var (ticket, browser, page) = await OpenAsync(desk);
        var again = await browser.SubmitAsync(page, ".composer", new() { ["Text"] = "Half a thought", ["Now.Tags"] = "kept" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.Status);
        Assert.Equal("Half a thought", again.TextOf("textarea[name=Text]"));
        Assert.Equal("kept", again.Required("[name='Now.Tags']").GetAttribute("value"));
        Assert.Equal("", again.Required("[name='Was.Tags']").GetAttribute("value"));
        Assert.Equal(1, await desk.ReadAsync(desk.Alpha, db => db.Messages.CountAsync(x => x.TicketId == ticket.Id)));
    }

    [Fact]
    public async Task Reply_OverANewerMessage_ComesBackOnce()
    {
        var desk = await desks.OnAsync();
        var (ticket, browser, page) = await OpenAsync(desk);
        using var colleague = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Administrator);
        await colleague.SubmitAsync(await colleague.GetAsync($"staff/tickets/{ticket.Number}"), ".composer", new() { ["Text"] = "I was first" }, Reply);

        var again = await browser.SubmitAsync(page, ".composer", new() { ["Text"] = "No, me" }, Reply);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.Status);
        Assert.Matches("Ada Alpha answered .*: I was first", again.TextOf(".composer-newer li"));
        var (newest, link) = (await desk.ReadAsync(desk.Alpha, db => db.Messages.Where(x => x.TicketId == ticket.Id).MaxAsync(x => x.Id)), again.Required(".composer-newer a").GetAttribute("href"));
        Assert.Equal($"#message-{newest}", link);
        Assert.Equal("No, me", again.TextOf("textarea[name=Text]"));
        Assert.Contains("I was first", again.TextsOf(".message-body"));
        Assert.Equal("Send anyway", again.TextOf(".composer-newer button"));

        // What came after the warning was not seen either.
        await desk.InAsync(desk.Alpha, async scope => Assert.True(await scope.GetRequiredService<AnswerRequest>().RunAsync(
            Act.Of(await scope.GetRequiredService<DeskDb>().People.SingleAsync(x => x.Id == ticket.RequesterId), Door.Portal, scope.GetRequiredService<UtcClock>().UtcNow), ticket.Number, RequestStep.Update, new("And me"), [], default)));
        again = await browser.SubmitAsync(again, ".composer", null, ".composer-newer button");
        Assert.Contains("wrote", again.TextOf(".composer-newer li"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await browser.SubmitAsync(again, ".composer", null, ".composer-newer button")).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await browser.SubmitAsync(page, ".composer", new() { ["Text"] = "A note warns of nothing" }, Note)).Status);
    }

    [Fact]
    public async Task AFormThatWasOpenForLong_DoesNotUndoWhatAColleagueChanged()
    {
        var desk = await desks.OnAsync();
        var (ticket, browser, page) = await OpenAsync(desk);
        using var colleague = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Administrator);
        await colleague.SubmitAsync(await colleague.GetAsync($"staff/tickets/{ticket.Number}"), ".composer", null, null);
        await colleague.SubmitAsync(await colleague.GetAsync($"staff/tickets/{ticket.Number}"), ".composer", new() { ["Now.Subject"] = "Renamed meanwhile" });
        await browser.SubmitAsync(page, ".composer", new() { ["Now.Tags"] = "late" });
        var now = await desk.ReadAsync(desk.Alpha, db => db.Tickets.SingleAsync(x => x.Id == ticket.Id));
        Assert.Equal(("Renamed meanwhile", "late"), (now.Subject, now.TagText));
    }

    [Fact]
    public async Task Take_AssignsTheTicketToWhoeverPressed()
    {
        var desk = await desks.OnAsync();
        var (ticket, browser, page) = await OpenAsync(desk);
        var shown = await browser.FollowAsync(await browser.SubmitAsync(page, ".composer", new() { ["Take"] = "true" }));
        Assert.Contains(shown.TextsOf(".fact span"), x => x.StartsWith("Alan Agent took the ticket", StringComparison.Ordinal));
        Assert.False(shown.Has("button[name=Take]"));
        Assert.Equal(desk.Alpha.Agent.Id, await desk.ReadAsync(desk.Alpha, db => db.Tickets.Where(x => x.Id == ticket.Id).Select(x => x.AssigneeId).SingleAsync()));
    }

    [Theory, InlineData("Now.StatusId"), InlineData("Now.QueueId"), InlineData("Now.PriorityId"), InlineData("Now.CategoryId"), InlineData("Now.GroupId"), InlineData("Now.AssigneeId")]
    public async Task AnIdOfAnotherTenant_IsRefused_AndNothingIsSaved(string field)
    {
        var desk = await desks.OnAsync();
        var (ticket, browser, page) = await OpenAsync(desk);
        var foreign = await desk.ReadAsync(desk.Beta, async db => field switch
        {
            "Now.StatusId" => (await db.Statuses.OrderByDescending(x => x.Id).FirstAsync()).Id,
            "Now.QueueId" => (await db.Queues.OrderByDescending(x => x.Id).FirstAsync()).Id,
            "Now.PriorityId" => (await db.Priorities.OrderByDescending(x => x.Id).FirstAsync()).Id,
            "Now.CategoryId" => (await db.Categories.OrderByDescending(x => x.Id).FirstAsync()).Id,
            "Now.GroupId" => (await db.Groups.OrderByDescending(x => x.Id).FirstAsync()).Id,
            _ => desk.Beta.Agent.Id,
        });
        var again = await browser.SubmitAsync(page, ".composer", new() { [field] = foreign, ["Text"] = "Kept", ["Now.Tags"] = "not-saved" }, Note);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.Status);
        Assert.Equal("Kept", again.TextOf("textarea[name=Text]"));
        var now = await desk.ReadAsync(desk.Alpha, db => db.Tickets.Include(x => x.Messages).SingleAsync(x => x.Id == ticket.Id));
        Assert.Equal((1, "", 1L), (now.Messages.Count, now.TagText, now.Version));
    }

    [Theory]
    [InlineData("Now.Subject", "", "Fill in “Subject”.")]
    [InlineData("Now.StatusId", "x", "“x” does not fit in “Status”.")]
    [InlineData("Now.Tags", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "The tag")]
    public async Task WrongInput_ComesBackWithWords(string field, string value, string expected)
    {
        var desk = await desks.OnAsync();
        var (_, browser, page) = await OpenAsync(desk);
        var again = await browser.SubmitAsync(page, ".composer", new() { [field] = value });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.Status);
        Assert.Contains(expected, again.TextOf(".composer .notice"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task NothingWritten_IsNoReply()
    {
        var desk = await desks.OnAsync();
        var (_, browser, page) = await OpenAsync(desk);
        var again = await browser.SubmitAsync(page, ".composer", new() { ["Html"] = "<div><br></div>" }, Reply);
        Assert.Equal("There is nothing to send: write something or add a file.", again.TextOf(".composer .notice"));
    }

    [Fact]
    public async Task Post_ToAnotherTenantsOrAMissingTicket_IsNotFound_AndChangesNothing()
    {
        var desk = await desks.OnAsync();
        var (_, browser, page) = await OpenAsync(desk);
        Ticket foreign;
        do
            foreign = await desk.OpenTicketAsync(desk.Beta);
        while (await desk.ReadAsync(desk.Alpha, db => db.Tickets.AnyAsync(x => x.Number == foreign.Number)));
        foreach (var number in (int[])[foreign.Number, 999_999])
            Assert.Equal(HttpStatusCode.NotFound, (await browser.PostAsync($"staff/tickets/{number}/work", page, new() { ["Kind"] = "Public", ["Text"] = "hello" })).Status);
        Assert.Equal(1, await desk.ReadAsync(desk.Beta, db => db.Messages.CountAsync(x => x.TicketId == foreign.Id)));
    }

    [Fact]
    public async Task Post_OfARequesterOrWithoutToken_IsRefused()
    {
        var desk = await desks.OnAsync();
        var (ticket, browser, page) = await OpenAsync(desk);
        var fields = new Dictionary<string, string> { ["Kind"] = "Public", ["Text"] = "hello" };
        var bare = await browser.SendAsync(new(HttpMethod.Post, browser.Absolute($"staff/tickets/{ticket.Number}/work")) { Content = new FormUrlEncodedContent(fields) });
        Assert.Equal(HttpStatusCode.BadRequest, bare.Status);
        using var requester = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Requester);
        Assert.Equal(HttpStatusCode.NotFound, (await requester.PostAsync($"staff/tickets/{ticket.Number}/work", page, fields)).Status);
        Assert.Equal(1, await desk.ReadAsync(desk.Alpha, db => db.Messages.CountAsync(x => x.TicketId == ticket.Id)));
    }

    private static async Task<(Ticket Ticket, Browser Browser, WebPage Page)> OpenAsync(WebDesk desk)
    {
        var ticket = await desk.OpenTicketAsync(desk.Alpha);
        var browser = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Agent);
        return (ticket, browser, await browser.GetAsync($"staff/tickets/{ticket.Number}"));
    }
}
