using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ServiceDesk.Database;
using ServiceDesk.Intake;
using ServiceDesk.Scanning;
using ServiceDesk.Testing;
using ServiceDesk.Tickets;
using ServiceDesk.Timers;
using ServiceDesk.Web.Tests.Api;

namespace ServiceDesk.Web.Tests.Files;

public sealed class WithheldFileTests
{
    [Fact]
    public async Task AFile_IsAskedForAgainUntilItWasChecked_AndThenServedOrWithheld_AtEveryDoor()
    {
        await using var desk = await WebDesk.StartAsync(configure: services => services.AddSingleton(TestVirus.Clamd));
        var ticket = await desk.OpenTicketAsync(desk.Alpha, files: [new("invoice.exe", "application/zip", TestVirus.Bytes), new("plan.png", "image/png", [1, 2, 3])]);
        var ids = await desk.ReadAsync(desk.Alpha, db => db.Attachments.OrderBy(x => x.Id).Select(x => x.Id).ToListAsync());
        using var agent = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Agent);
        using var requester = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Requester);
        (Browser Browser, string Page, string Files)[] doors = [(agent, $"staff/tickets/{ticket.Number}", "staff/attachments"), (requester, $"requests/{ticket.Number}", "attachments")];
        foreach (var (browser, page, files) in doors)
        {
            var file = await browser.GetAsync($"{files}/{ids[1]}");
            Assert.Equal((HttpStatusCode.ServiceUnavailable, "This file is being checked for viruses"), (file.Status, file.Document.QuerySelector("h1")!.TextContent));
            Assert.Equal(15, file.Response.Headers.RetryAfter!.Delta!.Value.TotalSeconds);
            var shown = (await browser.GetAsync(page)).Document;
            Assert.Equal(2, shown.QuerySelectorAll(".attachments a").Length);
            Assert.Empty(shown.QuerySelectorAll(".attachments img"));
        }

        await desk.InAsync(desk.Alpha, async scope =>
        {
            var keys = await scope.GetRequiredService<DeskDb>().DueWork.Where(x => x.Kind == WorkKind.CheckFile).Select(x => x.Key).ToListAsync();
            await scope.GetRequiredService<CheckFiles>().RunAsync(keys, default);
        });
        foreach (var (browser, page, files) in doors)
        {
            var file = await browser.GetAsync($"{files}/{ids[0]}");
            Assert.Equal((HttpStatusCode.Forbidden, "This file is withheld"), (file.Status, file.Document.QuerySelector("h1")!.TextContent));
            Assert.Contains(TestVirus.Name, file.Document.Body!.TextContent, StringComparison.Ordinal);
            Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync($"{files}/{ids[1]}")).Status);
            var shown = (await browser.GetAsync(page)).Document;
            Assert.Contains($"withheld: {TestVirus.Name} found", shown.QuerySelector(".attachments .file-kept")!.TextContent, StringComparison.Ordinal);
            Assert.Single(shown.QuerySelectorAll(".attachments a"));
            Assert.Single(shown.QuerySelectorAll(".attachments img"));
        }
        using var api = await ApiClient.OfAsync(desk, desk.Alpha, desk.Alpha.Agent);
        var (status, problem) = await api.GetAsync($"files/{ids[0]}");
        Assert.Equal(HttpStatusCode.Forbidden, status);
        Assert.Contains(TestVirus.Name, (string)problem!["detail"]!, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await api.GetAsync($"files/{ids[1]}")).Status);
    }

    [Fact]
    public async Task TheSourceOfAMail_IsLookedAtBeforeItIsShown()
    {
        await using var desk = await WebDesk.StartAsync(configure: services => services.AddSingleton(TestVirus.Clamd));
        using var admin = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Administrator);
        foreach (var (content, status) in new[] { (TestVirus.Bytes, HttpStatusCode.Forbidden), ([1, 2, 3], HttpStatusCode.OK) })
        {
            var mail = $"From: Rita <rita@customer.test>\r\nTo: help@alpha.test\r\nSubject: x\r\nMIME-Version: 1.0\r\nContent-Type: application/octet-stream; name=x.exe\r\nContent-Disposition: attachment; filename=x.exe\r\nContent-Transfer-Encoding: base64\r\n\r\n{Convert.ToBase64String(content)}\r\n";
            var entry = await desk.InAsync(desk.Alpha, async scope =>
            {
                var db = scope.GetRequiredService<DeskDb>();
                await scope.GetRequiredService<Journal>().TakeAsync($"{Guid.NewGuid()}", null, ["help@alpha.test"], new MemoryStream(System.Text.Encoding.ASCII.GetBytes(mail)), default);
                return await db.Journal.OrderBy(x => x.ReceivedAt).Select(x => x.Id).LastAsync();
            });
            Assert.Equal(status, (await admin.GetAsync($"admin/journal/{entry}/raw")).Status);
        }
    }

    [Fact]
    public async Task Health_SaysThatTheScannerIsAway()
    {
        await using var away = ScriptedScanner.Saying("");
        await using var desk = await WebDesk.StartAsync(configure: services => services.AddSingleton(away.Settings));
        using var nobody = await desk.BrowserAsync(desk.Alpha);
        var text = await nobody.Client.GetStringAsync(new Uri("/health/ready", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Contains("\"scanner\":\"Degraded\"", text, StringComparison.Ordinal);
    }
}
