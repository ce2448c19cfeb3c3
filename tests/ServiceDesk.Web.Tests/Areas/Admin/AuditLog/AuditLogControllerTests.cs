using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ServiceDesk.Audit;
using ServiceDesk.Database;

namespace ServiceDesk.Web.Tests.Areas.Admin.AuditLog;

public sealed class AuditLogControllerTests(WebDeskFixture desks) : IClassFixture<WebDeskFixture>
{
    [Fact]
    public async Task Pages_AreForAdministratorsAlone() =>
        await AdminDoor.IsShutAsync(await desks.OnAsync(), "admin/audit-log", "admin/audit-log/1", "admin/audit-log.csv", "admin/audit-log.jsonl");

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task WhatIsDoneOnPages_IsListedWithWhoAndWhatStoodBefore(DatabaseProvider provider)
    {
        var desk = await desks.OnAsync(provider);
        using var browser = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Administrator);
        await browser.SubmitAsync(await browser.GetAsync("admin/mail-rules"), "form[action$='admin/mail-rules']", new() { ["Form.ReopenDays"] = "17" });
        var list = await browser.GetAsync($"admin/audit-log?Kind=SettingChanged&Person={desk.Alpha.Administrator.Address}");
        Assert.Equal(HttpStatusCode.OK, list.Status);
        var link = list.Document.QuerySelectorAll("[data-row-link]").First(x => x.TextContent == "Setting changed").GetAttribute("href")!;
        var page = await browser.GetAsync(link);
        Assert.Contains("ReopenDays", page.TextsOf("td code"));
        Assert.Contains("17", page.TextOf("tbody"), StringComparison.Ordinal);
        Assert.Contains("Ada Alpha", page.TextOf("dl.facts"), StringComparison.Ordinal);
        Assert.Contains("staff pages", page.TextOf("dl.facts"), StringComparison.Ordinal);
        Assert.Contains("Nobody here has this mail address.", (await browser.GetAsync("admin/audit-log?Person=nobody@x.test")).Body, StringComparison.Ordinal);
        Assert.Empty((await browser.GetAsync("admin/audit-log?Until=2001-01-01")).Document.QuerySelectorAll("[data-row-link]"));
        Assert.NotEmpty((await browser.GetAsync("admin/audit-log?Since=2001-01-01")).Document.QuerySelectorAll("[data-row-link]"));
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task SigningInAndFailingTo_AreListed_AndTheButtonVerifies(DatabaseProvider provider)
    {
        var desk = await desks.OnAsync(provider);
        using var stranger = await desk.BrowserAsync(desk.Alpha);
        foreach (var (address, password) in ((string, string)[])[("nobody@customer.test", "x"), (desk.Alpha.Agent.Address, "wrong"), (desk.Alpha.Agent.Address, WebDesk.Password)])
            await stranger.SubmitAsync(await stranger.GetAsync("sign-in"), "form[action$=sign-in]", new() { ["Form.Address"] = address, ["Form.Password"] = password });
        await stranger.SubmitAsync(await stranger.GetAsync("staff"), "form[action$=sign-out]");
        var kinds = await desk.ReadAsync(desk.Alpha, db => db.AuditEntries.Where(x => x.Door == Access.Door.Portal && (x.AboutPersonId == desk.Alpha.Agent.Id || x.AboutPersonId == null))
            .OrderBy(x => x.Id).Select(x => x.Kind).ToListAsync());
        Assert.Equal([AuditKind.SignInFailed, AuditKind.SignInFailed, AuditKind.SignedIn, AuditKind.SignedOut], kinds.TakeLast(4));
        using var browser = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Administrator);
        var answer = await browser.FollowAsync(await browser.SubmitAsync(await browser.GetAsync("admin/audit-log"), "form[action$=verification]"));
        Assert.Contains("The chain holds", answer.Body, StringComparison.Ordinal);
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task TheLog_IsAFile_AndKeptForAsLongAsIsSaid(DatabaseProvider provider)
    {
        var desk = await desks.OnAsync(provider);
        using var browser = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Administrator);
        var lines = (await browser.GetAsync("admin/audit-log.jsonl")).Body.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.All(lines.Select((line, i) => (Line: JsonDocument.Parse(line).RootElement, Number: i + 1)), x => Assert.Equal(x.Number, x.Line.GetProperty("sequence").GetInt64()));
        Assert.Contains("\"kind\":\"LogExported\"", lines[^1], StringComparison.Ordinal);
        Assert.StartsWith("Sequence,At,Kind", (await browser.GetAsync("admin/audit-log.csv")).Body.TrimStart('\uFEFF'), StringComparison.Ordinal);
        var page = await browser.GetAsync("admin/audit-log");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await browser.SubmitAsync(page, "form[action$=days]", new() { ["Form.Days"] = "0" })).Status);
        await browser.SubmitAsync(page, "form[action$=days]", new() { ["Form.Days"] = "400" });
        Assert.Equal(400, await desk.ReadAsync(desk.Alpha, db => db.AuditHeads.Select(x => x.KeptDays).SingleAsync()));
        await browser.SubmitAsync(page, "form[action$=days]", new() { ["Form.Days"] = "" });
        Assert.Null(await desk.ReadAsync(desk.Alpha, db => db.AuditHeads.Select(x => x.KeptDays).SingleAsync()));
    }

    [Fact]
    public async Task Foreign_entries_are_not_found()
    {
        var desk = await desks.OnAsync();
        using var browser = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Administrator);
        var foreign = await desk.ReadAsync(desk.Beta, db => db.AuditEntries.MinAsync(x => x.Id));
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync($"admin/audit-log/{foreign}")).Status);
    }

    [Fact]
    public async Task Pages_FollowEachOther_WithoutGapOrRepetition()
    {
        var desk = await desks.OnAsync();
        await desk.InAsync(desk.Beta, async scope =>
        {
            var list = scope.GetRequiredService<AuditList>();
            var all = (await list.PageAsync(new(), null, default, 1000)).Rows.Select(x => x.Id).ToList();
            var (walked, page) = (new List<long>(), await list.PageAsync(new(), null, default, 7));
            walked.AddRange(page.Rows.Select(x => x.Id));
            while (page.Older is { } older)
            {
                page = await list.PageAsync(new(), AuditCursor.Parse(older.ToString()), default, 7);
                walked.AddRange(page.Rows.Select(x => x.Id));
            }
            Assert.Equal(all, walked);
            Assert.Equal(all.SkipLast(page.Rows.Count).TakeLast(7), (await list.PageAsync(new(), page.Newer, default, 7)).Rows.Select(x => x.Id));
        });
    }
}
