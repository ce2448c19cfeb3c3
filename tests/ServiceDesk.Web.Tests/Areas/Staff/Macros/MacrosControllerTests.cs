using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ServiceDesk.Database;
using ServiceDesk.Guides;
using ServiceDesk.Macros;
using ServiceDesk.People;
using ServiceDesk.Tickets;

namespace ServiceDesk.Web.Tests.Areas.Staff.Macros;

public sealed class MacrosControllerTests(WebDeskFixture desks) : IClassFixture<WebDeskFixture>
{
    private const string Reply = "button[value=Public]";

    [Theory, InlineData(DatabaseProvider.Sqlite), InlineData(DatabaseProvider.Postgres)]
    public async Task Macro_WritesAndChangesInOneAct_AndIsArchivedAndUsedAgain(DatabaseProvider provider)
    {
        var desk = await desks.OnAsync(provider);
        var ticket = await desk.OpenTicketAsync(desk.Alpha, "Ink & <paper>");
        var solved = await desk.ReadAsync(desk.Alpha, db => db.Statuses.SingleAsync(x => x.Phase == Phase.Solved));
        using var browser = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Agent);
        var made = await MakeAsync(browser, $"Solved {provider}", "own", new()
        {
            ["Form.Html"] = "<div>Hello <strong>{{requester.name}}</strong>, {{&nbsp;ticket.subject }} (#{{Ticket.Number}}) is done.<br>{{agent.name}}</div>",
            ["Form.Steps.Index"] = new[] { "0", "1" },
            ["Form.Steps[0].Operation"] = "status",
            ["Form.Steps[0].Values[status]"] = solved.Id,
            ["Form.Steps[1].Operation"] = "tags",
            ["Form.Steps[1].Values[tags]"] = "done, macro",
        });
        var list = await browser.FollowAsync(made);
        Assert.Equal("The macro is saved.", list.TextOf(".notice"));
        var macro = await desk.ReadAsync(desk.Alpha, db => db.Macros.SingleAsync(x => x.Name == $"Solved {provider}"));
        Assert.Contains("Add tags done, macro", list.TextOf($"#macro-{macro.Id}"), StringComparison.Ordinal);

        var filled = JsonDocument.Parse((await browser.GetAsync($"staff/tickets/{ticket.Number}/macros/{macro.Id}")).Content).RootElement;
        var requester = await desk.ReadAsync(desk.Alpha, db => db.People.Where(x => x.Id == ticket.RequesterId).Select(x => x.Name).SingleAsync());
        Assert.Equal($"<div>Hello <strong>{requester}</strong>, Ink &amp; &lt;paper&gt; (#{ticket.Number}) is done.<br>Alan Agent</div>", filled.GetProperty("html").GetString());
        Assert.StartsWith($"Hello {requester}, Ink & <paper> (#{ticket.Number})", filled.GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.Equal(2, filled.GetProperty("steps").GetArrayLength());

        // Without scripts the link in the menu leads to the same page with all of it in the form.
        var page = await browser.GetAsync($"staff/tickets/{ticket.Number}");
        var prefilled = await browser.GetAsync(page.Document.QuerySelectorAll(".macro-menu [data-macro]").Single(x => x.TextContent.Trim() == macro.Name).GetAttribute("href")!);
        Assert.Contains(requester, prefilled.TextOf("textarea[name=Text]"), StringComparison.Ordinal);
        Assert.Contains("Add tags done, macro", prefilled.TextOf(".macro-chosen"), StringComparison.Ordinal);
        var shown = await browser.FollowAsync(await browser.SubmitAsync(prefilled, ".composer", null, Reply));
        Assert.Contains($"Hello {requester}", shown.TextOf(".message[data-kind=reply] .message-body"), StringComparison.Ordinal);
        var now = await desk.ReadAsync(desk.Alpha, db => db.Tickets.SingleAsync(x => x.Id == ticket.Id));
        Assert.Equal((solved.Id, "done, macro"), (now.StatusId, now.TagText));

        // An archived one does nothing any more, also on a page that was open before.
        var archived = await browser.FollowAsync(await browser.SubmitAsync(await browser.GetAsync($"staff/macros/{macro.Id}"), ".settings-section form"));
        Assert.Equal("The macro is archived: no menu shows it any more.", archived.TextOf(".notice"));
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync($"staff/tickets/{ticket.Number}/macros/{macro.Id}")).Status);
        var late = await browser.SubmitAsync(await browser.GetAsync($"staff/tickets/{ticket.Number}"), ".composer", new() { ["Text"] = "Kept", ["Macros"] = macro.Id }, Reply);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, late.Status);
        Assert.Equal("Kept", late.TextOf("textarea[name=Text]"));
        await browser.SubmitAsync(archived, $"#macro-{macro.Id} form");
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync($"staff/tickets/{ticket.Number}/macros/{macro.Id}")).Status);
    }

    [Fact]
    public async Task WhatTheAgentChoosesByHand_CountsMoreThanAMacro_WhichIsDoneWithoutATextToo()
    {
        var desk = await desks.OnAsync();
        var ticket = await desk.OpenTicketAsync(desk.Alpha);
        var priorities = await desk.ReadAsync(desk.Alpha, db => db.Priorities.Where(x => x.Id != ticket.PriorityId).OrderBy(x => x.Order).Take(2).Select(x => x.Id).ToListAsync());
        using var browser = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Agent);
        await MakeAsync(browser, "Urgent", "own", new()
        {
            ["Form.Steps.Index"] = new[] { "0", "1" },
            ["Form.Steps[0].Operation"] = "priority",
            ["Form.Steps[0].Values[priority]"] = priorities[0],
            ["Form.Steps[1].Operation"] = "note",
            ["Form.Steps[1].Values[text]"] = "By macro",
        });
        var macro = await desk.ReadAsync(desk.Alpha, db => db.Macros.SingleAsync(x => x.Name == "Urgent"));
        var page = await browser.GetAsync($"staff/tickets/{ticket.Number}");
        var saved = await browser.SubmitAsync(page, ".composer", new() { ["Macros"] = macro.Id, ["Now.PriorityId"] = priorities[1], ["Now.Tags"] = "by-hand" });
        Assert.Equal("Saved.", (await browser.FollowAsync(saved)).TextOf(".notice"));
        var now = await desk.ReadAsync(desk.Alpha, db => db.Tickets.Include(x => x.History).Include(x => x.Messages).SingleAsync(x => x.Id == ticket.Id));
        Assert.Equal((priorities[1], "by-hand", 1), (now.PriorityId, now.TagText, now.Messages.Count));
        Assert.Contains(now.History, x => x.To == "By macro");
    }

    [Fact]
    public async Task Macro_OfAnother_IsNotThere_AndOneForAll_IsForAdministratorsToChange()
    {
        var desk = await desks.OnAsync();
        var ticket = await desk.OpenTicketAsync(desk.Alpha);
        using var agent = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Agent);
        using var administrator = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Administrator);
        using var stranger = await desk.BrowserAsync(desk.Beta, desk.Beta.Administrator);
        using var requester = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Requester);
        await MakeAsync(administrator, "Only Ada's", "own", new() { ["Form.Text"] = "Mine" });
        await MakeAsync(administrator, "For all", "everybody", new() { ["Form.Text"] = "Ours" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await MakeAsync(agent, "Not mine to give", "everybody", new() { ["Form.Text"] = "x" })).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await MakeAsync(agent, "No such group", "99999", new() { ["Form.Text"] = "x" })).Status);
        var (own, all) = await desk.ReadAsync(desk.Alpha, async db => ((await db.Macros.SingleAsync(x => x.Name == "Only Ada's")).Id, (await db.Macros.SingleAsync(x => x.Name == "For all")).Id));

        var menu = (await agent.GetAsync($"staff/tickets/{ticket.Number}")).TextOf(".macro-menu");
        Assert.Contains("For all", menu, StringComparison.Ordinal);
        Assert.DoesNotContain("Only Ada's", menu, StringComparison.Ordinal);
        Assert.DoesNotContain("Only Ada's", (await agent.GetAsync("staff/macros")).Body, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await agent.GetAsync($"staff/tickets/{ticket.Number}/macros/{all}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await agent.GetAsync($"staff/tickets/{ticket.Number}/macros/{own}")).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await agent.SubmitAsync(
            await agent.GetAsync($"staff/tickets/{ticket.Number}"), ".composer", new() { ["Macros"] = own, ["Text"] = "x" }, Reply)).Status);
        foreach (var (browser, id) in new[] { (agent, own), (agent, all), (stranger, all), (requester, all) })
        {
            var page = await browser.GetAsync(browser == requester ? "" : "staff/macros/new");
            Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync($"staff/macros/{id}")).Status);
            foreach (var what in (string[])["", "/archival", "/restoration"])
                Assert.Equal(HttpStatusCode.NotFound, (await browser.PostAsync($"staff/macros/{id}{what}", page, new() { ["Form.Name"] = "Taken", ["Form.Text"] = "x" })).Status);
        }
        Assert.Equal(HttpStatusCode.NotFound, (await requester.GetAsync("staff/macros")).Status);
        Assert.Equal(2, await desk.ReadAsync(desk.Alpha, db => db.Macros.CountAsync(x => x.ArchivedAt == null && (x.Name == "For all" || x.Name == "Only Ada's"))));
    }

    [Theory]
    [InlineData("Form.Text", "Dear {{requester.shoe}}", "There is no {{requester.shoe}} here.")]
    [InlineData("Form.Text", "Dear {{requester.name", "is not closed")]
    [InlineData("Form.Html", "<div>Dear {{requester<strong>.name}}</strong></div>", "format it as a whole")]
    [InlineData("Form.Text", "", "The macro does nothing")]
    [InlineData("Form.Name", "", "Fill in “Name”.")]
    public async Task Macro_ThatIsWrong_ComesBackWithWords(string field, string value, string expected)
    {
        var desk = await desks.OnAsync();
        using var browser = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Agent);
        var refused = await MakeAsync(browser, "Wrong one", "own", new() { [field] = value });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains(expected, refused.TextOf("main"), StringComparison.Ordinal);
        Assert.False(await desk.ReadAsync(desk.Alpha, db => db.Macros.AnyAsync(x => x.Name == "Wrong one")));
    }

    [Fact]
    public async Task Macro_OfAGroup_IsItsMembersToUseAndChange()
    {
        await using var desk = await WebDesk.StartAsync();
        var group = await desk.InAsync(desk.Alpha, async scope =>
        {
            var db = scope.GetRequiredService<DeskDb>();
            var made = new Group { TenantId = desk.Alpha.Info.Id, Name = "Second line" };
            made.Members.Add(new() { TenantId = desk.Alpha.Info.Id, PersonId = desk.Alpha.Agent.Id });
            db.Add(made);
            await db.SaveChangesAsync();
            scope.GetRequiredService<CatalogCache>().Forget(desk.Alpha.Info.Id);
            return made.Id;
        });
        using var agent = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Agent);
        using var administrator = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Administrator);
        await agent.FollowAsync(await MakeAsync(agent, "Ours", $"{group}", new() { ["Form.Text"] = "x" }));
        var id = await desk.ReadAsync(desk.Alpha, db => db.Macros.Select(x => x.Id).SingleAsync());
        Assert.Contains("Ours", (await agent.GetAsync("staff/macros")).TextOf($"#macro-{id}"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await agent.GetAsync($"staff/macros/{id}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await administrator.GetAsync($"staff/macros/{id}")).Status);
        Assert.False((await administrator.GetAsync("staff/macros")).Has($"#macro-{id}"));
    }

    private static async Task<WebPage> MakeAsync(Browser browser, string name, string whose, Dictionary<string, object?> values)
    {
        values.TryAdd("Form.Name", name);
        values.TryAdd("Form.For", whose);
        return await browser.SubmitAsync(await browser.GetAsync("staff/macros/new"), ".settings-form", values);
    }
}
