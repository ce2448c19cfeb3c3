using System.Net;
using Microsoft.EntityFrameworkCore;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.Tickets;
using ServiceDesk.Web.SignIn;

namespace ServiceDesk.Web.Tests.Areas.Portal.Link;

public sealed class LinkControllerTests(WebDeskFixture desks) : IClassFixture<WebDeskFixture>
{
    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task Link_ShowsAndAnswersOneRequest_WithoutAnAccount(DatabaseProvider provider)
    {
        var desk = await desks.OnAsync(provider);
        var ticket = await desk.OpenTicketAsync(desk.Alpha, "By link", requester: "lea@customer.test", files: [new("a.txt", "text/plain", "x"u8.ToArray())]);
        var link = LinkOf(desk.Alpha, ticket);
        using var browser = await desk.BrowserAsync(desk.Alpha);
        var page = await browser.GetAsync(link);
        Assert.Equal("By link", page.TextOf("h1"));
        Assert.Equal("no-referrer", page.Response.Headers.GetValues("Referrer-Policy").Single());
        Assert.Contains("noindex", page.Response.Headers.GetValues("X-Robots-Tag").Single(), StringComparison.Ordinal);
        Assert.True(page.Has("meta[name=robots][content*=noindex]"));
        Assert.False(page.Has("a[href$='requests/new']"));
        Assert.Equal("", page.Required("body").GetAttribute("data-live-url") ?? "");
        Assert.Equal("x", (await browser.GetAsync(page.Required(".attachments a").GetAttribute("href")!)).Body);

        var answered = await browser.SubmitAsync(page, "#answer", new() { ["Form.Text"] = "Answered by link" }, "[value=Close]");
        Assert.Equal($"/alpha/{link}", answered.Location);
        page = await browser.FollowAsync(answered);
        Assert.Equal("Done and closed", page.TextOf(".status-badge"));
        var message = await desk.ReadAsync(desk.Alpha, db => db.Messages.SingleAsync(x => x.TicketId == ticket.Id && x.Text == "Answered by link"));
        Assert.Equal((ticket.RequesterId, false), (message.AuthorId, message.IsFromStaff));
        Assert.StartsWith("/alpha/sign-in", (await browser.GetAsync("")).Location, StringComparison.Ordinal);
        Assert.StartsWith("/alpha/sign-in", (await browser.GetAsync($"requests/{ticket.Number}")).Location, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Link_ThatIsBad_OfAnotherTenant_OrOfSomebodyWhoTakesNoPart_IsNotFound()
    {
        var desk = await desks.OnAsync();
        var ticket = await desk.OpenTicketAsync(desk.Alpha);
        var stranger = await desk.OpenTicketAsync(desk.Alpha, requester: "zoe@customer.test");
        using var browser = await desk.BrowserAsync(desk.Alpha);
        var form = await browser.GetAsync("sign-in");
        var token = TicketLinks.Issue(desk.Alpha.Info, ticket.Number, ticket.RequesterId);
        foreach (var bad in (string[])
            [
                "x", token[..^1], $"{ticket.Number + 1}{token[token.IndexOf('-')..]}",
                TicketLinks.Issue(desk.Beta.Info, ticket.Number, ticket.RequesterId),
                TicketLinks.Issue(desk.Alpha.Info, ticket.Number, stranger.RequesterId),
                TicketLinks.Issue(desk.Alpha.Info, 999_999, ticket.RequesterId),
            ])
        {
            var page = await browser.GetAsync($"link/{bad}");
            Assert.Equal(HttpStatusCode.NotFound, page.Status);
            Assert.Equal("no-referrer", page.Response.Headers.GetValues("Referrer-Policy").Single());
            Assert.Equal(HttpStatusCode.NotFound, (await browser.PostAsync($"link/{bad}/answers", form, new() { ["Form.Text"] = "x" })).Status);
        }
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync($"/beta/link/{token}")).Status);
    }

    [Fact]
    public async Task Attachment_OfAnotherRequestOfTheSamePerson_IsNotFound()
    {
        var desk = await desks.OnAsync();
        var ticket = await desk.OpenTicketAsync(desk.Alpha);
        var other = await desk.OpenTicketAsync(desk.Alpha, files: [new("a.txt", "text/plain", "x"u8.ToArray())]);
        var file = await desk.ReadAsync(desk.Alpha, db => db.Attachments.Where(x => x.Message!.TicketId == other.Id).Select(x => x.Id).SingleAsync());
        using var browser = await desk.BrowserAsync(desk.Alpha);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync($"{LinkOf(desk.Alpha, ticket)}/attachments/{file}")).Status);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync($"{LinkOf(desk.Alpha, other)}/attachments/{file}")).Status);
    }

    [Fact]
    public async Task Post_EmptyOrTrapped_IsRefused()
    {
        var desk = await desks.OnAsync();
        var ticket = await desk.OpenTicketAsync(desk.Alpha);
        using var browser = await desk.BrowserAsync(desk.Alpha);
        var page = await browser.GetAsync(LinkOf(desk.Alpha, ticket));
        var empty = await browser.SubmitAsync(page, "#answer", null, "[value=Update]");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, empty.Status);
        Assert.Equal("There is nothing to send: write something or add a file.", empty.TextOf(".field-error"));
        var trapped = await browser.SubmitAsync(page, "#answer", new() { ["Form.Text"] = "Buy this", [TrapFieldAttribute.Name] = "x" }, "[value=Update]");
        Assert.Equal(HttpStatusCode.BadRequest, trapped.Status);
        Assert.Equal(1, await desk.ReadAsync(desk.Alpha, db => db.Messages.CountAsync(x => x.TicketId == ticket.Id)));
    }

    private static string LinkOf(WebTenant tenant, Ticket ticket) => $"link/{TicketLinks.Issue(tenant.Info, ticket.Number, ticket.RequesterId)}";
}
