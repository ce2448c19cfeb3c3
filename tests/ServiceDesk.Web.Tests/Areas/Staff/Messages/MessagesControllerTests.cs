using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.Dispatch;
using ServiceDesk.Files;
using ServiceDesk.People;
using ServiceDesk.Tickets;

namespace ServiceDesk.Web.Tests.Areas.Staff.Messages;

public sealed class MessagesControllerTests(WebDeskFixture desks) : IClassFixture<WebDeskFixture>
{
    private const string Mail =
        "From: Rita <rita@customer.test>\r\nSubject: Look\r\nContent-Type: text/html; charset=utf-8\r\n\r\n"
        + "<p onclick=\"steal()\">Look <b>here</b></p><script>alert(1)</script><img src=\"cid:shot@x\"><img src=\"https://tracker.example/1.gif\">";

    [Fact]
    public async Task Html_IsHarmless_WithThePicturesOfTheMailItself()
    {
        var desk = await desks.OnAsync();
        var (message, picture) = await ReceiveAsync(desk, desk.Alpha);
        using var browser = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Agent);
        var page = await browser.GetAsync($"staff/messages/{message}/html");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal("Look here", page.TextOf("p:has(b)"));
        Assert.False(page.Has("script") || page.Has("[onclick]") || page.Has("img[src^=https]"));
        Assert.True(page.Has($"img[src='/alpha/staff/attachments/{picture}']"));
        Assert.Equal("Show pictures from the web", page.TextOf("a[href='?pictures=true']"));
        var policy = page.Response.Headers.GetValues("Content-Security-Policy").Single();
        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.Contains("sandbox", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("allow-scripts", policy, StringComparison.Ordinal);
        Assert.False(page.Response.Headers.Contains("X-Frame-Options"));

        var withPictures = await browser.GetAsync($"staff/messages/{message}/html?pictures=true");
        Assert.True(withPictures.Has("img[src='https://tracker.example/1.gif']"));
    }

    [Fact]
    public async Task TicketPage_FramesTheMail_AndSaysWhyItIsThere()
    {
        var desk = await desks.OnAsync();
        var (message, _) = await ReceiveAsync(desk, desk.Alpha);
        var number = await desk.ReadAsync(desk.Alpha, db => db.Messages.Where(x => x.Id == message).Select(x => x.Ticket!.Number).SingleAsync());
        using var browser = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Agent);
        var page = await browser.GetAsync($"staff/tickets/{number}");
        var frame = page.Required($"#message-{message} iframe");
        Assert.Equal($"/alpha/staff/messages/{message}/html", frame.GetAttribute("src"));
        Assert.DoesNotContain("allow-scripts", frame.GetAttribute("sandbox"), StringComparison.Ordinal);
        Assert.Equal("Why it is here: A new mail", page.TextOf(".message-foot span"));
        Assert.Contains("Old words", page.TextOf(".message-more"), StringComparison.Ordinal);
        Assert.Contains("Automatic mail: it says so", page.TextOf(".message-mark"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Raw_IsForAdministratorsAlone()
    {
        var desk = await desks.OnAsync();
        var (message, _) = await ReceiveAsync(desk, desk.Alpha);
        using var administrator = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Administrator);
        var raw = await administrator.GetAsync($"staff/messages/{message}/raw");
        Assert.Equal(Mail, raw.Body);
        Assert.Equal(("text/plain", "attachment"), (raw.Response.Content.Headers.ContentType!.MediaType, raw.Response.Content.Headers.ContentDisposition!.DispositionType));
        using var agent = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Agent);
        Assert.Equal(HttpStatusCode.NotFound, (await agent.GetAsync($"staff/messages/{message}/raw")).Status);
    }

    [Fact]
    public async Task Messages_OfAnotherTenant_OfNone_OrWithoutAMail_AreNotThere()
    {
        var desk = await desks.OnAsync();
        var (foreign, _) = await ReceiveAsync(desk, desk.Beta);
        var ticket = await desk.OpenTicketAsync(desk.Alpha);
        var plain = await desk.ReadAsync(desk.Alpha, db => db.Messages.Where(x => x.TicketId == ticket.Id).Select(x => x.Id).SingleAsync());
        using var browser = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Administrator);
        foreach (var id in (long[])[foreign, 999_999, plain])
        {
            Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync($"staff/messages/{id}/html")).Status);
            Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync($"staff/messages/{id}/raw")).Status);
        }
    }

    [Fact]
    public async Task Messages_OfARequester_AreNotThere_AndOfNobodyLeadToSignIn()
    {
        var desk = await desks.OnAsync();
        var (message, _) = await ReceiveAsync(desk, desk.Alpha);
        using var requester = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Requester);
        Assert.Equal(HttpStatusCode.NotFound, (await requester.GetAsync($"staff/messages/{message}/html")).Status);
        using var nobody = await desk.BrowserAsync(desk.Alpha);
        Assert.Equal(HttpStatusCode.Redirect, (await nobody.GetAsync($"staff/messages/{message}/html")).Status);
    }

    private static Task<(long Message, long Picture)> ReceiveAsync(WebDesk desk, WebTenant tenant) => desk.InAsync(tenant, async scope =>
    {
        var db = scope.GetRequiredService<DeskDb>();
        var at = scope.GetRequiredService<UtcClock>().UtcNow;
        var raw = await scope.GetRequiredService<IFileStore>().SaveAsync(tenant.Info.Id, Encoding.UTF8.GetBytes(Mail), default);
        var person = await db.People.SingleAsync(x => x.Id == tenant.Requester.Id);
        var ticket = await scope.GetRequiredService<OpenTicket>().RunAsync(Act.Of(person, Door.Mail, at), new("Look", new NewText("Look here"), person)
        {
            Mail = new MailFacts(raw, null, "Old words", true, "A new mail", "it says so"),
            Files = [new NewFile("shot.png", "image/png", new byte[] { 1 }, "shot@x", isInline: true)],
        }, default);
        var message = ticket.Messages.Single();
        return (message.Id, message.Attachments.Single().Id);
    });
}
