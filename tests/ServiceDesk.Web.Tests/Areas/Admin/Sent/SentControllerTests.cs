using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ServiceDesk.Database;
using ServiceDesk.Files;
using ServiceDesk.Mail.Mime;
using ServiceDesk.Outbox;
using ServiceDesk.People;

namespace ServiceDesk.Web.Tests.Areas.Admin.Sent;

public sealed class SentControllerTests(WebDeskFixture desks) : IClassFixture<WebDeskFixture>
{
    [Fact]
    public async Task Pages_AreForAdministratorsAlone() =>
        await AdminDoor.IsShutAsync(await desks.OnAsync(), "admin/sent", $"admin/sent/{Guid.Empty}", $"admin/sent/{Guid.Empty}/html", $"admin/sent/{Guid.Empty}/raw");

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task Show_SaysThatAMailInAFileReachedNobody_AndShowsIt(DatabaseProvider provider)
    {
        var desk = await desks.OnAsync(provider);
        using var browser = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Administrator);
        var id = await AddAsync(desk, desk.Alpha, mail => mail.Sent("file", mail.CreatedAt));
        Assert.Contains("Your request", (await browser.GetAsync("admin/sent")).TextsOf("[data-row-link]"));
        var page = await browser.GetAsync($"admin/sent/{id}");
        Assert.Equal("Not delivered: no SMTP server is configured; written to a file.", page.TextOf(".notice"));
        Assert.Contains("We have it.", page.TextOf(".mail-text"), StringComparison.Ordinal);
        Assert.Equal($"/alpha/admin/sent/{id}/html", page.Required("iframe[sandbox]").GetAttribute("src"));
        Assert.DoesNotContain("allow-scripts", page.Required("iframe").GetAttribute("sandbox"), StringComparison.Ordinal);

        var frame = await browser.GetAsync($"admin/sent/{id}/html");
        Assert.Contains("<b>have</b>", frame.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("alert(", frame.Body, StringComparison.Ordinal);
        Assert.Contains("sandbox", string.Join(' ', frame.Response.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        Assert.Contains("Subject: Your request", (await browser.GetAsync($"admin/sent/{id}/raw")).Body, StringComparison.Ordinal);
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task Attempt_PutsAFailedMailBackInTheQueue(DatabaseProvider provider)
    {
        var desk = await desks.OnAsync(provider);
        using var browser = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Administrator);
        var id = await AddAsync(desk, desk.Alpha, mail => mail.Refused("550 no such user", permanent: true, mail.CreatedAt));
        var page = await browser.GetAsync($"admin/sent/{id}");
        Assert.Contains("550 no such user", page.TextOf(".notice[data-kind=problem]"), StringComparison.Ordinal);
        Assert.Contains(id.ToString(), (await browser.GetAsync("admin/sent?state=Failed")).Body, StringComparison.Ordinal);
        await browser.SubmitAsync(page, "form[action$=attempts]");
        Assert.NotEqual(OutboxState.Failed, await desk.ReadAsync(desk.Alpha, db => db.Outbox.Where(x => x.Id == id).Select(x => x.State).SingleAsync()));
        Assert.Equal(HttpStatusCode.Redirect, (await browser.SubmitAsync(page, "form[action$=attempts]")).Status);
    }

    [Fact]
    public async Task Foreign_mails_are_not_found_and_not_sent_again()
    {
        var desk = await desks.OnAsync();
        using var browser = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Administrator);
        var foreign = await AddAsync(desk, desk.Beta, mail => mail.Refused("550 no", permanent: true, mail.CreatedAt));
        foreach (var what in (string[])["", "/html", "/raw"])
            Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync($"admin/sent/{foreign}{what}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.PostAsync($"admin/sent/{foreign}/attempts", await browser.GetAsync("admin/staff/new"), [])).Status);
        Assert.Equal(OutboxState.Failed, await desk.ReadAsync(desk.Beta, db => db.Outbox.Where(x => x.Id == foreign).Select(x => x.State).SingleAsync()));
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task Pages_FollowEachOther_WithoutGapOrRepetition(DatabaseProvider provider)
    {
        var desk = await desks.OnAsync(provider);
        for (var i = 0; i < 5; i++)
            await AddAsync(desk, desk.Beta, mail => mail.Sent("smtp", mail.CreatedAt));
        await desk.InAsync(desk.Beta, async scope =>
        {
            var list = scope.GetRequiredService<OutboxList>();
            var all = (await list.PageAsync(null, null, default)).Rows.Select(x => x.Id).ToList();
            var (walked, page) = (new List<Guid>(), await list.PageAsync(null, null, default, 2));
            walked.AddRange(page.Rows.Select(x => x.Id));
            while (page.Older is { } older)
            {
                page = await list.PageAsync(null, MailCursor.Parse(older.ToString()), default, 2);
                walked.AddRange(page.Rows.Select(x => x.Id));
            }
            Assert.Equal(all, walked);
            var back = await list.PageAsync(null, page.Newer, default, 2);
            Assert.Equal(all.SkipLast(page.Rows.Count).TakeLast(2), back.Rows.Select(x => x.Id));
        });
    }

    private static Task<Guid> AddAsync(WebDesk desk, WebTenant tenant, Action<OutboxMail> happened) => desk.InAsync(tenant, async scope =>
    {
        var db = scope.GetRequiredService<DeskDb>();
        var builder = new MimeMessageBuilder("x")
        {
            From = new(null, "help@alpha.test"), Subject = "Your request", TextBody = "We have it.", HtmlBody = "<p>We <b>have</b> it.<script>alert(1)</script></p>",
        };
        builder.To.Add(new(null, tenant.Requester.Address));
        var mail = new OutboxMail
        {
            TenantId = db.TenantId, Kind = OutboxKind.Acknowledgement, Person = await db.People.SingleAsync(x => x.Id == tenant.Requester.Id),
            CreatedAt = scope.GetRequiredService<UtcClock>().UtcNow, Subject = "Your request",
            RawFile = await scope.GetRequiredService<IFileStore>().SaveAsync(db.TenantId, builder.ToBytes(), default),
        };
        happened(mail);
        db.Add(mail);
        await db.SaveChangesAsync();
        return mail.Id;
    });
}
