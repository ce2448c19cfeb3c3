using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.People;
using ServiceDesk.Templates.Xslt;
using ServiceDesk.Tickets;

namespace ServiceDesk.Web.Tests.Areas.Admin.XsltTemplates;

public sealed class XsltTrialsControllerTests(WebDeskFixture desks) : IClassFixture<WebDeskFixture>
{
    private const string New = "admin/xslt-templates/new";
    private const string Form = ".settings-form";
    private const string Button = "button[formaction$=trials]";

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task ReadyMadeTemplates_AreTriedOnARealTicket_AndNothingIsSaved(DatabaseProvider provider)
    {
        var desk = await desks.OnAsync(provider);
        var ticket = await TicketAsync(desk);
        await desk.OpenTicketAsync(desk.Alpha, "A newer one");
        using var browser = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Administrator);
        foreach (var (key, expected) in ((string, string)[])
            [("importance", "2500"), ("notification", $"Your request {ticket}: Open"), ("escalation", $"Overdue: #{ticket} (Medium)")])
        {
            var shown = await TryAsync(browser, key, ticket);
            Assert.Equal(HttpStatusCode.OK, shown.Status);
            Assert.Equal($"Tried on ticket {ticket}", shown.TextOf("#trial-title"));
            Assert.Matches(@"^It took [\d.]+ ms\. Nothing was saved, sent or set\.$", shown.TextOf(".template-trial .notice"));
            Assert.Equal(expected, shown.TextOf(".template-trial .facts dd"));
            Assert.Contains("<subject>&lt;b&gt;Smoke&lt;/b&gt;</subject>", shown.TextOf(".template-trial details:last-child pre"), StringComparison.Ordinal);
            Assert.Contains("Between us", shown.TextOf(".template-trial details:last-child pre"), StringComparison.Ordinal);
        }
        var timers = await TryAsync(browser, "timers", ticket);
        Assert.Contains("First answer", timers.TextOf(".template-trial table"), StringComparison.Ordinal);
        Assert.Contains("in working hours", timers.TextOf(".template-trial table"), StringComparison.Ordinal);

        // Without a number the newest is taken; requesters read no notes.
        var newest = await TryAsync(browser, "notification", null, new() { ["Form.Reader"] = nameof(TemplateReader.Requester) });
        Assert.NotEqual($"Tried on ticket {ticket}", newest.TextOf("#trial-title"));
        Assert.DoesNotContain("Between us", (await TryAsync(browser, "notification", ticket, new() { ["Form.Reader"] = nameof(TemplateReader.Requester) })).Body, StringComparison.Ordinal);
        Assert.False(await desk.ReadAsync(desk.Alpha, db => db.XsltTemplates.AnyAsync()));
    }

    [Fact]
    public async Task WhatIsWrong_IsShown_AndTheTypedTextIsKept()
    {
        var desk = await desks.OnAsync();
        var id = await XsltTemplatesControllerTests.AddAsync(desk, desk.Beta, "Beta's", XsltKind.Timers);
        await desk.OpenTicketAsync(desk.Beta);
        using var browser = await desk.BrowserAsync(desk.Beta, desk.Beta.Administrator);
        var page = await browser.GetAsync($"admin/xslt-templates/{id}");
        foreach (var (templates, why) in ((string, string)[])
            [
                ("<xsl:template match=\"/\">soon</xsl:template>", "The template wrote “soon”, which is no XML"),
                ("<xsl:template match=\"/\"><xsl:message terminate=\"yes\">Not so</xsl:message></xsl:template>", "It ended with an error."),
                ("<xsl:template match=\"/\"><xsl:call-template name=\"a\"/></xsl:template><xsl:template name=\"a\"><xsl:call-template name=\"a\"/>x</xsl:template>", "Its templates called each other too deep"),
                ("<xsl:template match=\"/\"><xsl:value-of select=\"1 +\"/></xsl:template>", "The stylesheet cannot be used. Line 1, column"),
            ])
        {
            var sheet = XsltTemplatesControllerTests.Sheet(templates);
            var shown = await browser.SubmitAsync(page, Form, new() { ["Form.Stylesheet"] = sheet }, Button);
            Assert.Equal(HttpStatusCode.OK, shown.Status);
            Assert.StartsWith(why, shown.TextOf(".template-trial .notice[data-kind=problem]"), StringComparison.Ordinal);
            Assert.Equal(sheet, shown.Required("textarea").TextContent.Trim());
        }
        Assert.Null(await desk.ReadAsync(desk.Beta, db => db.XsltTemplates.Where(x => x.Id == id).Select(x => x.ProblemAt).SingleAsync()));
    }

    [Fact]
    public async Task TicketThatIsNotThere_IsTold()
    {
        await using var desk = await WebDesk.StartAsync();
        using var browser = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Administrator);
        await desk.OpenTicketAsync(desk.Beta);
        Assert.Equal("There is no ticket yet.", (await TryAsync(browser, "importance", null)).TextOf(".field-error"));
        await desk.OpenTicketAsync(desk.Beta);
        await desk.OpenTicketAsync(desk.Alpha);
        var again = await TryAsync(browser, "importance", 2);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.Status);
        Assert.Equal("There is no ticket with this number.", again.TextOf(".field-error"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await browser.SubmitAsync(await browser.GetAsync(New), Form, button: Button)).Status);
    }

    private static async Task<WebPage> TryAsync(Browser browser, string from, int? ticket, Dictionary<string, object?>? more = null)
    {
        var fields = new Dictionary<string, object?>(more ?? []) { ["Form.TicketNumber"] = $"{ticket}", ["Form.Name"] = "" };
        return await browser.SubmitAsync(await browser.GetAsync($"{New}?from={from}"), Form, fields, Button);
    }

    private static async Task<int> TicketAsync(WebDesk desk)
    {
        var ticket = await desk.OpenTicketAsync(desk.Alpha, "<b>Smoke</b>", "Where there is smoke …");
        await desk.InAsync(desk.Alpha, async scope =>
        {
            var act = new Act(desk.Alpha.Info.Id, desk.Alpha.Agent.Id, StaffRole.Agent, Door.Staff, scope.GetRequiredService<UtcClock>().UtcNow) { Rights = Rights.All };
            Assert.True(await scope.GetRequiredService<WorkOnTicket>().RunAsync(act, ticket.Number, new() { Text = new("Between us."), Kind = MessageKind.Note }, default));
        });
        return ticket.Number;
    }
}
