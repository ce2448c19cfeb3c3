using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.Guides;
using ServiceDesk.People;
using ServiceDesk.Tickets;
using ServiceDesk.Tickets.Drafts;
using ServiceDesk.Tickets.Holding;

namespace ServiceDesk.Web.Tests.Areas.Staff.Holding;

/// <summary>Replies that are held after they were sent from a ticket's page.</summary>
public sealed class HeldRepliesControllerTests
{
    private const string Reply = "button[value=Public]";
    private const string Undo = "form[data-gives-back]";

    [Theory, InlineData(DatabaseProvider.Sqlite), InlineData(DatabaseProvider.Postgres)]
    public async Task Reply_IsShownToItsAuthor_UndoneWithAllThatBelongsToIt_AndSentNow(DatabaseProvider provider)
    {
        await using var desk = await WebDesk.StartAsync(provider);
        var ticket = await desk.OpenTicketAsync(desk.Alpha);
        using var browser = await AgentAsync(desk);
        using var colleague = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Administrator);
        var address = $"staff/tickets/{ticket.Number}";
        var priority = await desk.ReadAsync(desk.Alpha, db => db.Priorities.Where(x => x.Id != ticket.PriorityId).Select(x => x.Id).FirstAsync());
        var sent = await browser.SubmitAsync(await browser.GetAsync(address), ".composer", new()
        {
            ["Text"] = "ignored", ["Html"] = "<div>It is <strong>mended</strong></div>", ["Now.PriorityId"] = $"{priority}",
            ["Files"] = new FormFile("how.txt", "text/plain", "with care"u8.ToArray()),
        }, Reply);
        var page = await browser.FollowAsync(sent);
        Assert.Equal("The reply goes out in a moment. Until then you can undo it.", page.TextOf(".notice"));
        Assert.Contains("It is mended", page.TextOf(".message.held .message-body"), StringComparison.Ordinal);
        Assert.Contains("how.txt 9 B", page.TextOf(".message.held .attachments"), StringComparison.Ordinal);
        Assert.Matches(@"^It goes out at \d", page.TextOf(".held-foot p"));
        Assert.Equal("", page.TextOf("textarea[name=Text]"));
        Assert.Equal(0, await RepliesAsync(desk, ticket));
        var other = await colleague.GetAsync(address);
        Assert.Contains("Alan Agent is about to send a reply, at", other.TextOf(".held-other"), StringComparison.Ordinal);
        Assert.DoesNotContain("mended", other.Body, StringComparison.Ordinal);
        Assert.False(other.Has(Undo));
        Assert.False((await colleague.GetAsync("staff/drafts")).Body.Contains("mended", StringComparison.Ordinal));

        page = await browser.FollowAsync(await browser.SubmitAsync(page, Undo));
        Assert.Equal("It was not sent: the reply is in the editor again.", page.TextOf(".notice"));
        Assert.Equal("<div>It is <strong>mended</strong></div>", page.Required("textarea[name=Text]").GetAttribute("data-editor-value"));
        Assert.Equal($"{priority}", page.Required("select[name='Now.PriorityId'] option[selected]").GetAttribute("value"));
        Assert.Equal("how.txt 9 B", page.TextOf(".composer-kept label"));
        Assert.False(page.Has(".held"));
        Assert.Contains("It is mended", string.Join(' ', (await browser.GetAsync("staff/drafts")).TextsOf($"#draft-{ticket.Number} td")), StringComparison.Ordinal);

        page = await browser.FollowAsync(await browser.SubmitAsync(page, ".composer", new() { ["Html"] = "<div>Mended</div>" }, Reply));
        Assert.Contains("how.txt", page.TextOf(".message.held .attachments"), StringComparison.Ordinal);
        page = await browser.FollowAsync(await browser.SubmitAsync(page, "form[action$='/dispatch']"));
        Assert.Equal("The reply is on its way.", page.TextOf(".notice"));
        Assert.Equal("Mended", page.TextOf(".message[data-kind=reply] .message-body"));
        Assert.Contains("how.txt", page.TextOf(".message[data-kind=reply] .attachments"), StringComparison.Ordinal);
        Assert.Equal((1, priority), (await RepliesAsync(desk, ticket), await desk.ReadAsync(desk.Alpha, db => db.Tickets.Where(x => x.Id == ticket.Id).Select(x => x.PriorityId).SingleAsync())));
        Assert.False(page.Has(".held"));
    }

    [Fact]
    public async Task TicketPage_WithAllOfIt_NeedsNoMoreThanTenCommands()
    {
        await using var desk = await WebDesk.StartAsync();
        var ticket = await desk.OpenTicketAsync(desk.Alpha);
        using var browser = await AgentAsync(desk);
        var address = $"staff/tickets/{ticket.Number}";
        await browser.FollowAsync(await browser.SubmitAsync(await browser.GetAsync(address), ".composer", new() { ["Text"] = "Held", ["Files"] = new FormFile("a.txt", "text/plain", "a"u8.ToArray()) }, Reply));
        await desk.InAsync(desk.Alpha, async scope => Assert.NotNull(await scope.GetRequiredService<SaveDraft>().RunAsync(await ActAsync(scope, desk), ticket.Number, new("And more"), 0, default)));
        await browser.GetAsync(address);
        desk.Commands.Reset();
        var page = await browser.GetAsync(address);
        Assert.True(desk.Commands.Texts.Count <= 10, string.Join("\n\n", desk.Commands.Texts));
        Assert.True(page.Has(".message.held") && page.Has(".held-foot"));
    }

    [Fact]
    public async Task SomebodyElsesReply_IsNotThere_AndOneThatIsGoneIsToldInWords()
    {
        await using var desk = await WebDesk.StartAsync();
        var (ticket, other) = (await desk.OpenTicketAsync(desk.Alpha), await desk.OpenTicketAsync(desk.Alpha));
        using var browser = await AgentAsync(desk);
        using var colleague = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Administrator);
        using var requester = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Requester);
        var page = await browser.FollowAsync(await browser.SubmitAsync(await browser.GetAsync($"staff/tickets/{ticket.Number}"), ".composer", new() { ["Text"] = "Held" }, Reply));
        var id = await desk.ReadAsync(desk.Alpha, db => db.HeldReplies.Select(x => x.Id).SingleAsync());
        var foreignPage = await colleague.GetAsync($"staff/tickets/{ticket.Number}");
        foreach (var what in (string[])["undo", "dispatch"])
        {
            Assert.Equal(HttpStatusCode.NotFound, (await colleague.PostAsync($"staff/tickets/{ticket.Number}/held-replies/{id}/{what}", foreignPage, [])).Status);
            Assert.Equal(HttpStatusCode.NotFound, (await requester.PostAsync($"staff/tickets/{ticket.Number}/held-replies/{id}/{what}", await requester.GetAsync(""), [])).Status);
            Assert.Equal(HttpStatusCode.NotFound, (await browser.PostAsync($"staff/tickets/{other.Number}/held-replies/{id}/{what}", page, [])).Status);
        }
        Assert.Equal(HttpStatusCode.NotFound, (await colleague.PostAsync($"staff/held-replies/{id}/removal", foreignPage, [])).Status);
        // Not even its author throws one away that is still to go out.
        Assert.Equal(HttpStatusCode.NotFound, (await browser.PostAsync($"staff/held-replies/{id}/removal", page, [])).Status);
        Assert.Equal((0, 1), (await RepliesAsync(desk, ticket), await desk.ReadAsync(desk.Alpha, db => db.HeldReplies.CountAsync())));

        await browser.SubmitAsync(page, "form[action$='/dispatch']");
        var late = await browser.FollowAsync(await browser.SubmitAsync(page, Undo));
        Assert.Equal("Too late: the reply has gone out, or was taken back elsewhere.", late.TextOf(".notice"));
        Assert.Equal(1, await RepliesAsync(desk, ticket));
    }

    [Fact]
    public async Task ReplyThatCouldNotBeSent_StaysWithItsReason_AmongTheDraftsToo()
    {
        await using var desk = await WebDesk.StartAsync();
        var ticket = await desk.OpenTicketAsync(desk.Alpha);
        using var browser = await AgentAsync(desk);
        using var colleague = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Administrator);
        var address = $"staff/tickets/{ticket.Number}";
        var page = await browser.FollowAsync(await browser.SubmitAsync(await browser.GetAsync(address), ".composer", new() { ["Text"] = "Mine" }, Reply));
        await colleague.SubmitAsync(await colleague.GetAsync(address), ".composer", new() { ["Text"] = "I was first" }, Reply);
        page = await browser.FollowAsync(await browser.SubmitAsync(page, "form[action$='/dispatch']"));
        Assert.Equal("The reply could not be sent. It says why.", page.TextOf(".notice"));
        Assert.Equal("This reply was not sent: Somebody wrote in the ticket meanwhile.", page.TextOf(".held-foot p"));
        Assert.Contains("could not send the reply of Alan Agent: Somebody wrote", (await colleague.GetAsync(address)).TextOf(".conversation"), StringComparison.Ordinal);
        Assert.False((await colleague.GetAsync(address)).Has(".held"));
        Assert.Contains("Your reply was not sent: Somebody wrote in the ticket meanwhile.", (await browser.GetAsync("staff/notifications")).Document.Body!.TextContent, StringComparison.Ordinal);
        var drafts = await browser.GetAsync("staff/drafts");
        Assert.Contains("Mine", drafts.TextOf("[id^=returned-]"), StringComparison.Ordinal);
        drafts = await browser.FollowAsync(await browser.SubmitAsync(drafts, "[id^=returned-] form"));
        Assert.Equal("The reply is discarded.", drafts.TextOf(".notice"));
        Assert.False(drafts.Has("[id^=returned-]"));
    }

    private static async Task<Browser> AgentAsync(WebDesk desk)
    {
        var browser = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Agent);
        var profile = await browser.GetAsync("profile");
        Assert.Equal("As usual here: Not at all: it goes out at once", profile.TextOf("#undo-seconds option"));
        profile = await browser.FollowAsync(await browser.SubmitAsync(profile, "#undo form", new() { ["seconds"] = "30" }));
        Assert.Equal("30 seconds", profile.TextOf("#undo-seconds option[selected]"));
        Assert.Equal(HttpStatusCode.NotFound, (await browser.PostAsync("profile/undo", profile, new() { ["seconds"] = "31" })).Status);
        using var requester = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Requester);
        profile = await requester.GetAsync("profile");
        Assert.False(profile.Has("#undo"));
        Assert.Equal(HttpStatusCode.NotFound, (await requester.PostAsync("profile/undo", profile, new() { ["seconds"] = "5" })).Status);
        return browser;
    }

    private static Task<int> RepliesAsync(WebDesk desk, Ticket ticket) => desk.ReadAsync(desk.Alpha, db => db.Messages.CountAsync(x => x.TicketId == ticket.Id && x.IsFromStaff));

    private static async Task<Act> ActAsync(IServiceProvider scope, WebDesk desk) => new(
        desk.Alpha.Info.Id, desk.Alpha.Agent.Id, StaffRole.Agent, Door.Staff, scope.GetRequiredService<UtcClock>().UtcNow)
    {
        Rights = (await scope.GetRequiredService<StaffRights>().OfAsync(desk.Alpha.Agent.Id, default))!,
    };
}
