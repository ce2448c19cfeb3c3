using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ServiceDesk.Database;
using ServiceDesk.Files;
using ServiceDesk.Intake;

namespace ServiceDesk.Web.Tests.Areas.Admin.Journal;

public sealed class JournalControllerTests(WebDeskFixture desks) : IClassFixture<WebDeskFixture>
{
    [Fact]
    public async Task Pages_AreForAdministratorsAlone() =>
        await AdminDoor.IsShutAsync(await desks.OnAsync(), "admin/journal", $"admin/journal/{Guid.Empty}/raw");

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task Index_FiltersByState_AndShowsTheReason(DatabaseProvider provider)
    {
        var desk = await desks.OnAsync(provider);
        using var browser = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Administrator);
        var id = await AddAsync(desk, desk.Alpha, "Odd mail", x => x.KeepAside("Nobody can read it."));
        var page = await browser.GetAsync("admin/journal?state=KeptAside");
        Assert.Contains("Odd mail", page.TextsOf(".journal-subject"));
        Assert.Contains("Nobody can read it.", page.TextsOf(".journal-facts"));
        Assert.DoesNotContain("Odd mail", (await browser.GetAsync("admin/journal?state=Placed")).Body, StringComparison.Ordinal);
        var raw = await browser.GetAsync($"admin/journal/{id}/raw");
        Assert.Contains("Subject: Odd mail", raw.Body, StringComparison.Ordinal);
        Assert.Equal("attachment", raw.Response.Content.Headers.ContentDisposition?.DispositionType);
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task Attempt_PlacesAgainWhatWasKeptAside_AndNothingElse(DatabaseProvider provider)
    {
        var desk = await desks.OnAsync(provider);
        using var browser = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Administrator);
        var kept = await AddAsync(desk, desk.Alpha, "Again", x => x.KeepAside("A fault."));
        var refused = await AddAsync(desk, desk.Alpha, "Loop", x => x.Refuse("The desk's own mail."));
        var page = await browser.GetAsync("admin/journal");
        Assert.False(page.Has($"form[action*='{refused}']"));
        await browser.SubmitAsync(page, $"form[action*='{kept}']");
        await browser.PostAsync($"admin/journal/{refused}/attempts", page, []);
        var (again, still) = await desk.ReadAsync(desk.Alpha, async db => (await db.Journal.SingleAsync(x => x.Id == kept), await db.Journal.SingleAsync(x => x.Id == refused)));
        Assert.NotEqual("A fault.", again.Reason);
        Assert.Equal(JournalState.Refused, still.State);
    }

    [Fact]
    public async Task Foreign_mails_are_not_found()
    {
        var desk = await desks.OnAsync();
        using var browser = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Administrator);
        var foreign = await AddAsync(desk, desk.Beta, "Beta's", x => x.KeepAside("A fault."));
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync($"admin/journal/{foreign}/raw")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.PostAsync($"admin/journal/{foreign}/attempts", await browser.GetAsync("admin/staff/new"), [])).Status);
        Assert.Equal("A fault.", await desk.ReadAsync(desk.Beta, db => db.Journal.Where(x => x.Id == foreign).Select(x => x.Reason).SingleAsync()));
    }

    private static Task<Guid> AddAsync(WebDesk desk, WebTenant tenant, string subject, Action<JournalEntry> happened) => desk.InAsync(tenant, async scope =>
    {
        var db = scope.GetRequiredService<DeskDb>();
        var raw = Encoding.UTF8.GetBytes($"From: rita@customer.test\r\nSubject: {subject}\r\n\r\nHello\r\n");
        var entry = new JournalEntry
        {
            TenantId = db.TenantId, Key = $"test:{Guid.NewGuid():N}", ReceivedAt = scope.GetRequiredService<UtcClock>().UtcNow, Size = raw.Length,
            RawFile = await scope.GetRequiredService<IFileStore>().SaveAsync(db.TenantId, raw, default), Recipients = "help@alpha.test",
        };
        entry.Read("rita@customer.test", subject);
        happened(entry);
        db.Add(entry);
        await db.SaveChangesAsync();
        return entry.Id;
    });
}
