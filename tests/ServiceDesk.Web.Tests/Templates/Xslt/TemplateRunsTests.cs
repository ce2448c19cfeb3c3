using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ServiceDesk.Database;
using ServiceDesk.Outbox;
using ServiceDesk.Templates.Xslt;
using ServiceDesk.Tickets;
using ServiceDesk.Timers;

namespace ServiceDesk.Web.Tests.Templates.Xslt;

/// <summary>Templates that compute something of every ticket that changes (I12, I13), in real workers.</summary>
public sealed class TemplateRunsTests
{
    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task Importance_follows_every_change_and_stands_in_the_list_and_on_the_ticket(DatabaseProvider provider)
    {
        await using var desk = await TemplateDesk.StartAsync(provider);
        using var browser = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Agent);
        var before = await desk.OpenTicketAsync(desk.Alpha);
        Assert.DoesNotContain("Importance", (await browser.GetAsync("staff/tickets")).TextOf("thead"), StringComparison.Ordinal);
        Assert.Equal(0, await TemplateDesk.RunAsync(desk, WorkKind.RunTemplates));

        await TemplateDesk.AddAsync(desk, XsltKind.Importance, ReadyMadeTemplate.Find("importance")!.Stylesheet);
        var ticket = await desk.OpenTicketAsync(desk.Alpha, "Weigh me");
        Assert.Null((await TemplateDesk.ReadAsync(desk, ticket)).Importance);
        Assert.Equal(1, await TemplateDesk.RunAsync(desk, WorkKind.RunTemplates));
        Assert.Equal(2500, (await TemplateDesk.ReadAsync(desk, ticket)).Importance);
        var version = (await TemplateDesk.ReadAsync(desk, ticket)).Version;

        await TemplateDesk.WorkAsync(desk, ticket, new() { Tags = ["vip"] });
        await TemplateDesk.WorkAsync(desk, ticket, new() { Text = new("We look at it.") });
        Assert.Equal(2, await TemplateDesk.RunAsync(desk, WorkKind.RunTemplates));
        var now = await TemplateDesk.ReadAsync(desk, ticket);
        Assert.Equal(4000, now.Importance);
        Assert.True(now.Version > version);
        Assert.Contains("4000", (await browser.GetAsync("staff/tickets")).TextOf($"#row-{ticket.Id}"), StringComparison.Ordinal);
        Assert.StartsWith("Importance4000 ", (await browser.GetAsync($"staff/tickets/{ticket.Number}")).TextOf(".facts"), StringComparison.Ordinal);
        Assert.Null((await TemplateDesk.ReadAsync(desk, before)).Importance);
        Assert.False(await desk.ReadAsync(desk.Alpha, db => db.TemplateRuns.AnyAsync()));
    }

    [Theory]
    [InlineData(XsltKind.Importance, DatabaseProvider.Sqlite)]
    [InlineData(XsltKind.Importance, DatabaseProvider.Postgres)]
    [InlineData(XsltKind.Timers, DatabaseProvider.Sqlite)]
    [InlineData(XsltKind.Timers, DatabaseProvider.Postgres)]
    public async Task A_hostile_template_loses_no_ticket_and_tells_its_author(XsltKind kind, DatabaseProvider provider)
    {
        await using var desk = await TemplateDesk.StartAsync(provider);
        foreach (var (stylesheet, expected) in new[] { (Stylesheets.Loops, XsltFailureKind.Time), (Stylesheets.CallsItself, XsltFailureKind.Recursion) })
        {
            var id = await TemplateDesk.AddAsync(desk, kind, stylesheet);
            var first = await desk.OpenTicketAsync(desk.Alpha);
            var second = await desk.OpenTicketAsync(desk.Alpha);
            Assert.Equal(2, await TemplateDesk.RunAsync(desk, WorkKind.RunTemplates));
            Assert.Equal(0, await TemplateDesk.RunAsync(desk, WorkKind.RunTemplates));
            Assert.Contains(await TemplateDesk.ProblemAsync(desk, id), new XsltFailureKind?[] { expected, XsltFailureKind.Refused });
            foreach (var ticket in new[] { first, second })
                Assert.Null((await TemplateDesk.ReadAsync(desk, ticket)).Importance);
            Assert.False(await desk.ReadAsync(desk.Alpha, db => db.Timers.AnyAsync(x => x.IsOfTemplate)));
        }
        // The desk goes on, with a template that is none.
        await TemplateDesk.AddAsync(desk, XsltKind.Importance, Stylesheets.Number);
        var after = await desk.OpenTicketAsync(desk.Alpha);
        await TemplateDesk.RunAsync(desk, WorkKind.RunTemplates);
        Assert.Equal(after.Number, (await TemplateDesk.ReadAsync(desk, after)).Importance);
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task Timers_are_set_go_on_stop_and_tell_whoever_is_responsible(DatabaseProvider provider)
    {
        await using var desk = await TemplateDesk.StartAsync(provider);
        await TemplateDesk.AddAsync(desk, XsltKind.Timers, ReadyMadeTemplate.Find("timers")!.Stylesheet);
        var ticket = await desk.OpenTicketAsync(desk.Alpha);
        await TemplateDesk.WorkAsync(desk, ticket, new() { AssigneeId = desk.Alpha.Agent.Id });
        await TemplateDesk.RunAsync(desk, WorkKind.RunTemplates);
        var set = await RunningAsync(desk, ticket);
        Assert.Equal(["First answer", "Solution"], set.Select(x => x.Why).Order());

        // A change that leaves them as they are, then an answer: one stops, the other goes on.
        await TemplateDesk.WorkAsync(desk, ticket, new() { Text = new("We look at it.") });
        await TemplateDesk.RunAsync(desk, WorkKind.RunTemplates);
        Assert.Equal(set.Single(x => x.Why == "Solution").Id, Assert.Single(await RunningAsync(desk, ticket)).Id);
        var page = await (await desk.BrowserAsync(desk.Alpha, desk.Alpha.Agent)).GetAsync($"staff/tickets/{ticket.Number}");
        Assert.Contains("Solution", page.TextOf(".timers"), StringComparison.Ordinal);

        var timer = Assert.Single(await RunningAsync(desk, ticket));
        await desk.InAsync(desk.Alpha, async scope => Assert.True(await scope.GetRequiredService<FireTimers>().RunAsync([timer.Id], default)));
        Assert.True(await desk.ReadAsync(desk.Alpha, db => db.Outbox.AnyAsync(x =>
            x.TicketId == ticket.Id && x.Kind == OutboxKind.Notice && x.PersonId == desk.Alpha.Agent.Id && x.Text == "Solution: Priority Medium")));
        await TemplateDesk.RunAsync(desk, WorkKind.RunTemplates);
        Assert.Empty(await RunningAsync(desk, ticket));
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task Which_template_computes_is_chosen_on_the_page_by_administrators_among_their_own(DatabaseProvider provider)
    {
        await using var desk = await TemplateDesk.StartAsync(provider);
        var own = await TemplateDesk.AddAsync(desk, XsltKind.Importance, Stylesheets.Number, isInUse: false);
        var notice = await TemplateDesk.AddAsync(desk, XsltKind.Notification, Stylesheets.Number, isInUse: false);
        var foreign = await desk.InAsync(desk.Beta, async scope =>
        {
            var db = scope.GetRequiredService<DeskDb>();
            var template = new XsltTemplate { TenantId = desk.Beta.Info.Id, Kind = XsltKind.Importance, Name = "Beta's", Stylesheet = "<a/>", ChangedAt = DateTime.UnixEpoch };
            db.Add(template);
            await db.SaveChangesAsync();
            return template.Id;
        });
        using var browser = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Administrator);
        var page = await browser.GetAsync("admin/xslt-templates");
        foreach (var wrong in new[] { foreign, notice, 999_999 })
            Assert.Equal(HttpStatusCode.NotFound, (await browser.SubmitAsync(page, ".settings-form", new() { ["Form.Importance"] = wrong })).Status);
        using var agent = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Agent);
        Assert.Equal(HttpStatusCode.NotFound, (await agent.PostAsync("admin/xslt-templates/use", await agent.GetAsync("staff/tickets/new"), new() { ["Form.Importance"] = $"{own}" })).Status);
        Assert.False(await desk.ReadAsync(desk.Alpha, db => db.XsltTemplates.AnyAsync(x => x.InUseSince != null)));

        Assert.Equal(HttpStatusCode.Redirect, (await browser.SubmitAsync(page, ".settings-form", new() { ["Form.Importance"] = own })).Status);
        Assert.True((await browser.GetAsync("admin/xslt-templates")).Has($"option[value='{own}'][selected]"));
        await desk.OpenTicketAsync(desk.Alpha);
        Assert.Equal(1, await TemplateDesk.RunAsync(desk, WorkKind.RunTemplates));
        await browser.PostAsync($"admin/xslt-templates/{own}/archiving", page, []);
        await desk.OpenTicketAsync(desk.Alpha);
        Assert.Equal(0, await TemplateDesk.RunAsync(desk, WorkKind.RunTemplates));
    }

    private static Task<List<TicketTimer>> RunningAsync(WebDesk desk, Ticket ticket) => desk.ReadAsync(desk.Alpha, db =>
        db.Timers.AsNoTracking().Where(x => x.TicketId == ticket.Id && x.IsOfTemplate && x.FiredAt == null && x.CancelledAt == null).ToListAsync());
}
