using System.Net;
using Microsoft.EntityFrameworkCore;
using ServiceDesk.Database;
using ServiceDesk.Outbox;
using ServiceDesk.Templates;
using ServiceDesk.Tenants;

namespace ServiceDesk.Web.Tests.Areas.Admin.MailTemplates;

public sealed class MailTemplatesControllerTests(WebDeskFixture desks) : IClassFixture<WebDeskFixture>
{
    private const string Reply = "admin/mail-templates/reply/en";
    private const string Form = ".settings-form";

    [Fact]
    public async Task Pages_AreForAdministratorsAlone() =>
        await AdminDoor.IsShutAsync(await desks.OnAsync(), "admin/mail-templates", Reply, $"{Reply}/preview");

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task Words_AreChanged_Shown_AndTakenBack(DatabaseProvider provider)
    {
        var desk = await desks.OnAsync(provider);
        using var browser = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Administrator);
        var page = await browser.GetAsync(Reply);
        Assert.Equal("Reply · English", page.TextOf("h1"));
        Assert.Equal(BuiltInTemplates.For(TemplateKind.Of(OutboxKind.Reply)!, "en").Text, page.Required("textarea").TextContent.Trim());
        Assert.False(page.Has("form[action$=reset]"));
        Assert.Contains("{{agent.name}} name of whoever answers", page.TextOf(".placeholders"), StringComparison.Ordinal);

        var saved = await browser.SubmitAsync(page, Form, new() { ["Form.Subject"] = "Re: {{ticket.subject}}", ["Form.Text"] = "Dear {{requester.name}},\r\n\r\n{{message}}" });
        Assert.Equal(HttpStatusCode.Redirect, saved.Status);
        page = await browser.FollowAsync(saved);
        Assert.Equal("Dear {{requester.name}},\n\n{{message}}", page.Required("textarea").TextContent.Trim());
        Assert.Contains("your own", (await browser.GetAsync("admin/mail-templates")).TextOf("tr:has(a[href$='reply/en'])"), StringComparison.Ordinal);
        Assert.Contains("built-in", (await browser.GetAsync("admin/mail-templates")).TextOf("tr:has(a[href$='reply/fr'])"), StringComparison.Ordinal);
        using var other = await desk.BrowserAsync(desk.Beta, desk.Beta.Administrator);
        Assert.DoesNotContain("Dear {{requester.name}}", (await other.GetAsync(Reply)).Body, StringComparison.Ordinal);

        await browser.SubmitAsync(page, "form[action$=reset]");
        Assert.False(await desk.ReadAsync(desk.Alpha, db => db.MailTemplates.AnyAsync()));
    }

    [Fact]
    public async Task WrongWords_AreRefused_WithWhatThereIs()
    {
        var desk = await desks.OnAsync();
        using var browser = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Administrator);
        var page = await browser.GetAsync(Reply);
        var again = await browser.SubmitAsync(page, Form, new() { ["Form.Subject"] = "{{message}}", ["Form.Text"] = "{{ticket.nunber}}\n{{message}}" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.Status);
        Assert.Equal("{{ticket.nunber}}\n{{message}}", again.Required("textarea").TextContent.Trim());
        var errors = again.TextsOf(".field-error");
        Assert.Equal("There is no {{message}} here. These placeholders can be used: {{ticket.number}}, {{ticket.subject}}, {{requester.name}}, {{desk.name}}, {{queue.name}}, {{agent.name}}", errors[0]);
        Assert.StartsWith("There is no {{ticket.nunber}} here. These placeholders can be used: {{ticket.number}},", errors[1], StringComparison.Ordinal);
        foreach (var (text, error) in ((string, string)[])
            [
                ("Hello", "{{message}} is missing"), ("{{message", "“{{message” is not closed"), ("So: {{message}}", "{{message}} stands for several lines"), ("", "Fill in “Text”."),
                (new string('x', MailTemplate.TextLength + 1), "takes at most 8000 characters"),
            ])
            Assert.Contains(error, (await browser.SubmitAsync(page, Form, new() { ["Form.Text"] = text })).TextOf(".field-error"), StringComparison.Ordinal);
        Assert.False(await desk.ReadAsync(desk.Alpha, db => db.MailTemplates.AnyAsync(x => x.Kind == OutboxKind.Reply)));
    }

    [Fact]
    public async Task Preview_ShowsARealTicket_AndSavesNothing()
    {
        await using var desk = await WebDesk.StartAsync();
        using var browser = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Administrator);
        Assert.Contains("There is no ticket yet", (await browser.GetAsync($"{Reply}/preview")).Body, StringComparison.Ordinal);
        await desk.OpenTicketAsync(desk.Alpha, "<b>Smoke</b>", "Where there is <i>smoke</i> …");
        foreach (var kind in TemplateKind.All)
        {
            var shown = await browser.GetAsync($"admin/mail-templates/{kind.Key}/fr/preview");
            Assert.Equal(HttpStatusCode.OK, shown.Status);
            Assert.Equal("[#1] <b>Smoke</b>", shown.TextOf("p strong"));
            Assert.DoesNotContain("/link/", shown.Body, StringComparison.Ordinal);
            Assert.Contains("frame-ancestors 'self'", shown.Response.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        }

        var page = await browser.GetAsync(Reply);
        Dictionary<string, object?> words = new() { ["Form.Subject"] = "About {{ticket.subject}}", ["Form.Text"] = "<u>{{requester.name}}</u>\n{{message}}" };
        var preview = await browser.SubmitAsync(page, Form, words, "button[formtarget]");
        Assert.Equal("[#1] About <b>Smoke</b>", preview.TextOf("p strong"));
        Assert.Contains("<u>Rita Requester</u>", preview.TextOf("body"), StringComparison.Ordinal);
        Assert.False(preview.Has("u, i, b"));
        words["Form.Text"] = "{{nothing}}";
        var refused = await browser.SubmitAsync(page, Form, words, "button[formtarget]");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("There is no {{nothing}} here", refused.TextOf("body"), StringComparison.Ordinal);
        Assert.False(await desk.ReadAsync(desk.Alpha, db => db.MailTemplates.AnyAsync()));
        Assert.Equal(1, await desk.ReadAsync(desk.Alpha, db => db.Outbox.CountAsync()));
    }

    [Theory, InlineData("admin/mail-templates/nothing/en"), InlineData("admin/mail-templates/reply/es"), InlineData("admin/mail-templates/invitation/en")]
    public async Task WhatHasNoWordsOfItsOwn_IsNotFound(string address)
    {
        var desk = await desks.OnAsync();
        using var browser = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Administrator);
        var tokens = await browser.GetAsync(Reply);
        Dictionary<string, string> words = new() { ["Form.Subject"] = "x", ["Form.Text"] = "x" };
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync(address)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync($"{address}/preview")).Status);
        foreach (var action in (string[])["", "/preview", "/reset"])
            Assert.Equal(HttpStatusCode.NotFound, (await browser.PostAsync(address + action, tokens, words)).Status);
    }

    [Fact]
    public async Task AnAgent_ChangesNothing()
    {
        var desk = await desks.OnAsync();
        using var agent = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Agent);
        var tokens = await agent.GetAsync("staff/tickets/new");
        foreach (var action in (string[])["admin/mail-templates", Reply, $"{Reply}/preview", $"{Reply}/reset"])
            Assert.Equal(HttpStatusCode.NotFound, (await agent.PostAsync(action, tokens, new() { ["Form.Subject"] = "x", ["Form.Text"] = "{{message}}" })).Status);
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task TheNoticeOfTheEnd_IsSwitched_ForThisTenantAlone(DatabaseProvider provider)
    {
        var desk = await desks.OnAsync(provider);
        using var browser = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Administrator, "fr");
        var page = await browser.GetAsync("admin/mail-templates");
        Assert.False(page.Required("input[type=checkbox]").HasAttribute("checked"));
        await browser.SubmitAsync(page, Form, new() { ["Form.TellsClosing"] = "true" });
        Assert.True((await browser.GetAsync("admin/mail-templates")).Required("input[type=checkbox]").HasAttribute("checked"));
        Assert.Equal(["alpha"], await desk.ReadAsync(desk.Alpha, db => db.Tenants.Where(x => x.TellsClosing).Select(x => x.Slug).ToListAsync()));
        await browser.SubmitAsync(page, Form, new() { ["Form.TellsClosing"] = null });
        Assert.False(await desk.ReadAsync(desk.Alpha, db => db.Tenants.AnyAsync(x => x.TellsClosing)));
    }
}
