using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ServiceDesk.Database;
using ServiceDesk.Notifications;
using ServiceDesk.Outbox;
using ServiceDesk.Templates.Xslt;
using ServiceDesk.Tenants;
using ServiceDesk.Tickets;

namespace ServiceDesk.Web.Tests.Areas.Admin.Notifications;

public sealed class NotificationsControllerTests(WebDeskFixture desks) : IClassFixture<WebDeskFixture>
{
    private const string Page = "admin/notifications";
    private const string Form = "form:has(.ways)";

    [Fact]
    public async Task The_page_is_for_administrators_alone()
    {
        var desk = await desks.OnAsync();
        await AdminDoor.IsShutAsync(desk, Page);
        using var agent = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Agent);
        Assert.Equal(HttpStatusCode.NotFound, (await agent.PostAsync(Page, await agent.GetAsync("staff/tickets/new"), new() { ["Form.Shown"] = "received", ["Form.Told"] = "received:Triage" })).Status);
        Assert.False(await desk.ReadAsync(desk.Alpha, db => db.EventSettings.AnyAsync(x => x.Event == "received")));
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task What_is_ticked_holds_and_what_is_as_before_needs_no_row(DatabaseProvider provider)
    {
        var desk = await desks.OnAsync(provider);
        using var browser = await desk.BrowserAsync(desk.Beta, desk.Beta.Administrator);
        var page = await browser.GetAsync(Page);
        Assert.Equal(
            ["received:Requester", "received:Partners", "answered:Requester", "answered:Participants", "answered:Watchers", "answered:Partners", "partner-answered:Requester", "partner-answered:Participants",
                "received-answer:Assignee", "received-answer:Watchers", "received-answer:Partners", "assigned:Assignee",
                "status-changed:Watchers", "ended:Watchers", "deferred:Requester", "noted:Watchers", "mentioned:Named", "watcher-added:Named"],
            page.Document.QuerySelectorAll("input[name='Form.Told'][checked]").Select(x => x.GetAttribute("value")!));
        Assert.Equal(["answered:Requester", "answered:Participants"], page.Document.QuerySelectorAll("input[name='Form.Told'][disabled]").Select(x => x.GetAttribute("value")!));
        Assert.Equal(HttpStatusCode.Redirect, (await browser.SubmitAsync(page, Form)).Status);
        Assert.Equal((0, false), await KeptAsync());

        Assert.Equal(HttpStatusCode.Redirect, (await browser.SubmitAsync(page, Form, new() { ["Form.Told"] = (string[])["answered:AccountContact", "received:Requester", "ended:Requester", "deferred:Requester"] })).Status);
        Assert.Equal((10, true), await KeptAsync());
        var ticket = await desk.OpenTicketAsync(desk.Beta);
        await desk.InAsync(desk.Beta, async scope => Assert.True(await scope.GetRequiredService<WorkOnTicket>().RunAsync(
            Access.Act.Of(await scope.GetRequiredService<DeskDb>().Set<People.Person>().SingleAsync(x => x.Id == desk.Beta.Agent.Id), Access.Door.Staff, scope.GetRequiredService<UtcClock>().UtcNow) with { Rights = Access.Rights.All },
            ticket.Number, new() { AssigneeId = desk.Beta.Administrator.Id }, default)));
        Assert.False(await desk.ReadAsync(desk.Beta, db => db.Outbox.AnyAsync(x => x.TicketId == ticket.Id && x.Kind == OutboxKind.Assignment)));
        Assert.Contains("checked", (await browser.GetAsync(Page)).Required("input[value='ended:Requester']").OuterHtml, StringComparison.Ordinal);

        Task<(int, bool)> KeptAsync() => desk.ReadAsync(desk.Beta, async db =>
            (await db.EventSettings.CountAsync(), await db.Tenants.Where(x => x.Id == desk.Beta.Info.Id).Select(x => x.TellsClosing).SingleAsync()));
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task Templates_of_notices_can_be_chosen_and_another_tenants_cannot(DatabaseProvider provider)
    {
        var desk = await desks.OnAsync(provider);
        var (own, foreign) = (await AddAsync(desk, desk.Alpha), await AddAsync(desk, desk.Beta));
        using var browser = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Administrator);
        var page = await browser.GetAsync(Page);
        Assert.False(page.Has($"option[value='{foreign}']"));
        Assert.Equal(HttpStatusCode.NotFound, (await browser.SubmitAsync(page, Form, new() { ["Form.Templates[assigned]"] = foreign })).Status);
        Assert.False(await desk.ReadAsync(desk.Alpha, db => db.EventSettings.AnyAsync()));
        Assert.Equal(HttpStatusCode.Redirect, (await browser.SubmitAsync(page, Form, new() { ["Form.Templates[assigned]"] = own })).Status);
        var kept = await desk.ReadAsync(desk.Alpha, db => db.EventSettings.AsNoTracking().SingleAsync());
        Assert.Equal(("Assignee", own), (kept.Audiences, kept.TemplateId));
        Assert.Equal($"{own}", (await browser.GetAsync(Page)).Required("select[name='Form.Templates[assigned]'] option[selected]").GetAttribute("value"));
    }

    [Fact]
    public async Task An_event_of_another_assembly_is_one_file()
    {
        await using var desk = await WebDesk.StartAsync(configure: services => services.AddSingleton<NotifiedEvent, CoffeeRanOut>());
        using var browser = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Administrator);
        var page = await browser.GetAsync(Page);
        Assert.Contains("The coffee has run out", page.TextsOf("tbody th[scope='row']"));
        await browser.SubmitAsync(page, Form, new() { ["Form.Told"] = "coffee:Assignee" });
        Assert.Contains("checked", (await browser.GetAsync(Page)).Required("input[value='coffee:Assignee']").OuterHtml, StringComparison.Ordinal);
    }

    private static Task<long> AddAsync(WebDesk desk, WebTenant tenant) => desk.InAsync(tenant, async scope =>
    {
        var db = scope.GetRequiredService<DeskDb>();
        var template = new XsltTemplate { TenantId = tenant.Info.Id, Kind = XsltKind.Notification, Name = $"Notice of {tenant.Slug}", Stylesheet = "<a/>", ChangedAt = DateTime.UnixEpoch };
        db.Add(template);
        await db.SaveChangesAsync();
        return template.Id;
    });

    private sealed class CoffeeRanOut : NotifiedEvent
    {
        public override string Key => "coffee";
        public override string Label => "The coffee has run out";
        public override int Order => 99;

        public override string? FindIn(ActOnTicket act) => null;

        public override string Sentence(string language, string value, bool isOutside) => "No coffee.";
    }
}
