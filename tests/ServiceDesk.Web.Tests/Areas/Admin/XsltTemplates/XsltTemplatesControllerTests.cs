using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ServiceDesk.Database;
using ServiceDesk.Templates.Xslt;

namespace ServiceDesk.Web.Tests.Areas.Admin.XsltTemplates;

public sealed class XsltTemplatesControllerTests(WebDeskFixture desks) : IClassFixture<WebDeskFixture>
{
    private const string Index = "admin/xslt-templates";
    private const string Form = ".settings-form";

    [Fact]
    public async Task Pages_AreForAdministratorsAlone()
    {
        var desk = await desks.OnAsync();
        var id = await AddAsync(desk, desk.Alpha, "For administrators");
        await AdminDoor.IsShutAsync(desk, Index, $"{Index}/new", $"{Index}/{id}");
        using var agent = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Agent);
        var tokens = await agent.GetAsync("staff/tickets/new");
        foreach (var action in (string[])["", "/trials", $"/{id}", $"/{id}/trials", $"/{id}/archiving", $"/{id}/restoration"])
            Assert.Equal(HttpStatusCode.NotFound, (await agent.PostAsync(Index + action, tokens, Fields("By an agent", Sheet("1")))).Status);
        Assert.Equal(("For administrators", false), await desk.ReadAsync(desk.Alpha, db => db.XsltTemplates.Where(x => x.Id == id).Select(x => ValueTuple.Create(x.Name, x.ArchivedAt != null)).SingleAsync()));
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task TemplateOfAnotherTenant_IsNotFound(DatabaseProvider provider)
    {
        var desk = await desks.OnAsync(provider);
        await AddAsync(desk, desk.Beta, "Not seen");
        var id = await AddAsync(desk, desk.Beta, "Beta's own");
        using var browser = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Administrator);
        var tokens = await browser.GetAsync($"{Index}/new");
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync($"{Index}/{id}")).Status);
        foreach (var action in (string[])["", "/trials", "/archiving", "/restoration"])
            Assert.Equal(HttpStatusCode.NotFound, (await browser.PostAsync($"{Index}/{id}{action}", tokens, Fields("Alpha's", Sheet("1")))).Status);
        Assert.DoesNotContain("Beta's own", WebUtility.HtmlDecode((await browser.GetAsync(Index)).Body), StringComparison.Ordinal);
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task Template_IsMadeOfAReadyMadeOne_Changed_Archived_AndUsedAgain(DatabaseProvider provider)
    {
        var desk = await desks.OnAsync(provider);
        using var browser = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Administrator);
        foreach (var ready in ReadyMadeTemplate.All)
        {
            var empty = await browser.GetAsync($"{Index}/new");
            var page = await browser.GetAsync(empty.Required($".template-starts a[href$='from={ready.Key}']").GetAttribute("href")!);
            Assert.Equal(ready.Stylesheet.Trim(), page.Required("textarea").TextContent.Trim());
            var saved = await browser.SubmitAsync(page, Form, new() { ["Form.Name"] = $" Ready {ready.Key} " });
            Assert.Equal(HttpStatusCode.Redirect, saved.Status);
            page = await browser.FollowAsync(saved);
            Assert.Equal($"Ready {ready.Key}", page.TextOf("h1"));
            Assert.Equal(ready.Stylesheet.Trim(), page.Required("textarea").TextContent.Trim());
            Assert.False(page.Has("select[name='Form.Kind']"));
        }
        var id = await desk.ReadAsync(desk.Alpha, db => db.XsltTemplates.Where(x => x.Name == "Ready escalation").Select(x => x.Id).SingleAsync());
        Assert.Contains("Notification", (await browser.GetAsync(Index)).TextOf($"tr:has(a[href$='xslt-templates/{id}'])"), StringComparison.Ordinal);

        var shown = await browser.GetAsync($"{Index}/{id}");
        Assert.Equal(HttpStatusCode.Redirect, (await browser.SubmitAsync(shown, Form, new() { ["Form.Name"] = "Renamed", ["Form.Stylesheet"] = Sheet("<!-- é -->") })).Status);
        var row = await desk.ReadAsync(desk.Alpha, db => db.XsltTemplates.AsNoTracking().SingleAsync(x => x.Id == id));
        Assert.Equal(("Renamed", Sheet("<!-- é -->"), XsltKind.Notification, desk.Alpha.Administrator.Id), (row.Name, row.Stylesheet, row.Kind, row.PersonId));

        await browser.SubmitAsync(await browser.GetAsync($"{Index}/{id}"), "form[action$=archiving]");
        var list = await browser.GetAsync(Index);
        Assert.False(list.Has($"a[href$='xslt-templates/{id}']"));
        await browser.SubmitAsync(list, $"form[action$='{id}/restoration']");
        Assert.True((await browser.GetAsync(Index)).Has($"a[href$='xslt-templates/{id}']"));
    }

    [Fact]
    public async Task StylesheetThatCannotBeCompiled_IsRefused_WithItsLine_AndTheTypedTextIsKept()
    {
        var desk = await desks.OnAsync();
        var id = await AddAsync(desk, desk.Alpha, "Kept");
        using var browser = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Administrator);
        var broken = Sheet("<xsl:template match=\"/\">\n  <xsl:value-of select=\"1 +\"/>\n</xsl:template>");
        foreach (var address in (string[])[$"{Index}/{id}", $"{Index}/new"])
        {
            var page = await browser.GetAsync(address);
            var again = await browser.SubmitAsync(page, Form, new() { ["Form.Name"] = "Broken", ["Form.Stylesheet"] = broken.ReplaceLineEndings("\r\n") });
            Assert.Equal(HttpStatusCode.UnprocessableEntity, again.Status);
            Assert.Equal(broken, again.Required("textarea").TextContent.ReplaceLineEndings("\n").Trim());
            Assert.Matches(@"^The stylesheet cannot be used\. Line 2, column \d+: .*1 \+", again.TextOf(".field-error"));
            foreach (var (stylesheet, error) in ((string, string)[])
                [
                    ("", "Fill in “Stylesheet”."), (new string('x', XsltTemplate.StylesheetLength + 1), "takes at most 60000 characters"), ("nonsense", "Line 1, column 1"),
                    (Sheet("<xsl:import href=\"a.xsl\"/>"), "xsl:import is not allowed"),
                ])
                Assert.Contains(error, (await browser.SubmitAsync(page, Form, new() { ["Form.Name"] = "Broken", ["Form.Stylesheet"] = stylesheet })).TextOf(".field-error"), StringComparison.Ordinal);
        }
        Assert.False(await desk.ReadAsync(desk.Alpha, db => db.XsltTemplates.AnyAsync(x => x.Name == "Broken")));
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task Name_IsTakenOnce_WithinTheTenant(DatabaseProvider provider)
    {
        var desk = await desks.OnAsync(provider);
        await AddAsync(desk, desk.Beta, "Twice");
        await AddAsync(desk, desk.Alpha, "Twice");
        var other = await AddAsync(desk, desk.Alpha, "Once");
        using var browser = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Administrator);
        foreach (var address in (string[])[$"{Index}/{other}", $"{Index}/new?from=timers"])
        {
            var again = await browser.SubmitAsync(await browser.GetAsync(address), Form, new() { ["Form.Name"] = "Twice" });
            Assert.Equal(HttpStatusCode.UnprocessableEntity, again.Status);
            Assert.StartsWith("Another template has this name", again.TextOf(".field-error"), StringComparison.Ordinal);
        }
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task Problem_IsShown_UntilTheStylesheetChanges(DatabaseProvider provider)
    {
        var desk = await desks.OnAsync(provider);
        var id = await AddAsync(desk, desk.Alpha, "Troubled");
        var at = new DateTime(2026, 4, 12, 9, 0, 0, DateTimeKind.Utc);
        await NoteAsync(new(XsltFailureKind.Recursion), at);
        await NoteAsync(new(XsltFailureKind.Recursion), at.AddSeconds(30));
        Assert.Equal(at, await desk.ReadAsync(desk.Alpha, db => db.XsltTemplates.Where(x => x.Id == id).Select(x => x.ProblemAt).SingleAsync()));
        await NoteAsync(new(XsltFailureKind.Output, new string('x', 2000)), at.AddSeconds(31));
        Assert.Equal(XsltTemplate.ProblemLength, (await desk.ReadAsync(desk.Alpha, db => db.XsltTemplates.AsNoTracking().SingleAsync(x => x.Id == id))).Problem!.Length);
        await NoteAsync(new(XsltFailureKind.Transform, "Not so", 3, 4), at.AddHours(1));

        using var browser = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Administrator);
        var page = await browser.GetAsync($"{Index}/{id}");
        Assert.Contains("the desk did without it", page.TextOf(".notice"), StringComparison.Ordinal);
        Assert.Contains("It ended with an error. 3:4 Not so", page.TextOf(".notice"), StringComparison.Ordinal);
        Assert.True((await browser.GetAsync(Index)).Has($"tr:has(a[href$='xslt-templates/{id}']) .template-problem"));
        await browser.SubmitAsync(page, Form, new() { ["Form.Name"] = "Troubled still" });
        Assert.True((await browser.GetAsync($"{Index}/{id}")).Has(".notice[data-kind=problem]"));
        await browser.SubmitAsync(page, Form, new() { ["Form.Stylesheet"] = Sheet("<!-- mended -->") });
        Assert.False((await browser.GetAsync($"{Index}/{id}")).Has(".notice[data-kind=problem]"));

        Task NoteAsync(XsltFailure failure, DateTime when) => desk.InAsync(desk.Alpha, scope => scope.GetRequiredService<NoteXsltProblem>().RunAsync(id, failure, when, default));
    }

    internal static string Sheet(string templates) =>
        $"""<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"><xsl:output method="text"/>{templates}</xsl:stylesheet>""";

    internal static Dictionary<string, string> Fields(string name, string stylesheet) =>
        new() { ["Form.Name"] = name, ["Form.Stylesheet"] = stylesheet, ["Form.Kind"] = nameof(XsltKind.Importance), ["Form.Reader"] = nameof(TemplateReader.Staff) };

    internal static Task<long> AddAsync(WebDesk desk, WebTenant tenant, string name, XsltKind kind = XsltKind.Importance) => desk.InAsync(tenant, async scope =>
    {
        var act = ServiceDesk.Access.Act.OfDesk(tenant.Info.Id, ServiceDesk.Access.Door.Staff, scope.GetRequiredService<UtcClock>().UtcNow);
        var saved = await scope.GetRequiredService<CreateXsltTemplate>().RunAsync(act, kind, new(name, Sheet("<!-- empty -->")), default);
        Assert.Equal((XsltTemplateOutcome.Done, null), (saved.Outcome, saved.Failure));
        return saved.Id;
    });
}
