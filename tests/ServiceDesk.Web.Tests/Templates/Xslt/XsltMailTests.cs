using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.Mail.Mime;
using ServiceDesk.Notifications;
using ServiceDesk.Operations;
using ServiceDesk.Outbox;
using ServiceDesk.People;
using ServiceDesk.Templates.Xslt;
using ServiceDesk.Testing;
using ServiceDesk.Tickets;
using ServiceDesk.Timers;

namespace ServiceDesk.Web.Tests.Templates.Xslt;

/// <summary>Mails that a stylesheet writes (I13), in real workers.</summary>
public sealed class XsltMailTests
{
    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task An_events_mails_are_written_by_its_stylesheet(DatabaseProvider provider)
    {
        await using var desk = await TemplateDesk.StartAsync(provider);
        await ChooseAsync(desk, "received", ReadyMadeTemplate.Find("notification")!.Stylesheet, Audience.Requester, Audience.Triage);
        var ticket = await desk.OpenTicketAsync(desk.Alpha);
        var mail = await SentAsync(desk, ticket, desk.Alpha.Requester);
        Assert.Equal($"[#{ticket.Number}] Your request {ticket.Number}: Open", mail.Subject);
        Assert.Contains("your request “The printer smokes” is now: Open.", mail.TextBody, StringComparison.Ordinal);
        Assert.Contains("/alpha/link/", mail.TextBody, StringComparison.Ordinal);
        Assert.Null(await desk.ReadAsync(desk.Alpha, db => db.XsltTemplates.Select(x => x.Problem).SingleAsync()));
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task People_outside_see_no_notes_whatever_the_stylesheet_selects(DatabaseProvider provider)
    {
        await using var desk = await TemplateDesk.StartAsync(provider);
        var all = Stylesheets.Of("""<xsl:template match="/"><xsl:value-of select="ticket/@for"/>: <xsl:value-of select="ticket/event/@name"/> <xsl:for-each select="//text"><xsl:value-of select="."/>;</xsl:for-each></xsl:template>""");
        await ChooseAsync(desk, "priority-changed", all, Audience.Requester, Audience.Assignee);
        var ticket = await desk.OpenTicketAsync(desk.Alpha);
        var high = await desk.InAsync(desk.Alpha, async scope => (await scope.GetRequiredService<CatalogCache>().GetAsync(scope.GetRequiredService<DeskDb>(), default)).Priorities[^1].Id);
        await TemplateDesk.WorkAsync(desk, ticket, new() { AssigneeId = desk.Alpha.Agent.Id, Text = new("A secret."), Kind = MessageKind.Note });
        await TemplateDesk.RunAsync(desk, WorkKind.SendMail);
        await TemplateDesk.WorkAsync(desk, ticket, new() { PriorityId = high });
        var outside = await SentAsync(desk, ticket, desk.Alpha.Requester);
        Assert.Contains("requester: priority-changed", outside.TextBody, StringComparison.Ordinal);
        Assert.DoesNotContain("A secret.", outside.TextBody, StringComparison.Ordinal);
        Assert.Contains("A secret.", (await SentAsync(desk, ticket, desk.Alpha.Agent)).TextBody, StringComparison.Ordinal);
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task A_hostile_stylesheet_leaves_the_usual_words_and_tells_its_author(DatabaseProvider provider)
    {
        await using var desk = await TemplateDesk.StartAsync(provider);
        foreach (var stylesheet in (string[])[Stylesheets.Loops, Stylesheets.CallsItself])
        {
            var id = await ChooseAsync(desk, "received", stylesheet, Audience.Requester);
            var ticket = await desk.OpenTicketAsync(desk.Alpha);
            Assert.Contains($"Its number is {ticket.Number}.", (await SentAsync(desk, ticket, desk.Alpha.Requester)).TextBody, StringComparison.Ordinal);
            Assert.NotNull(await TemplateDesk.ProblemAsync(desk, id));
        }
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task Operations_that_notify_may_have_theirs_written_and_a_hostile_one_leaves_their_text(DatabaseProvider provider)
    {
        await using var desk = await TemplateDesk.StartAsync(provider);
        var ticket = await desk.OpenTicketAsync(desk.Alpha);
        await TemplateDesk.WorkAsync(desk, ticket, new() { AssigneeId = desk.Alpha.Agent.Id });
        await TemplateDesk.RunAsync(desk, WorkKind.SendMail);
        await EscalateAsync(desk, ticket, await TemplateDesk.AddAsync(desk, XsltKind.Notification, ReadyMadeTemplate.Find("escalation")!.Stylesheet, isInUse: false));
        var mail = await SentAsync(desk, ticket, desk.Alpha.Agent);
        Assert.StartsWith($"[#{ticket.Number}] Overdue: #{ticket.Number}", mail.Subject, StringComparison.Ordinal);
        Assert.Contains("Why: Please see to it.", mail.TextBody, StringComparison.Ordinal);

        var hostile = await TemplateDesk.AddAsync(desk, XsltKind.Notification, Stylesheets.CallsItself, isInUse: false);
        await EscalateAsync(desk, ticket, hostile);
        mail = await SentAsync(desk, ticket, desk.Alpha.Agent);
        Assert.Equal($"[#{ticket.Number}] The printer smokes", mail.Subject);
        Assert.Contains("Please see to it.", mail.TextBody, StringComparison.Ordinal);
        Assert.NotNull(await TemplateDesk.ProblemAsync(desk, hostile));
    }

    private static Task EscalateAsync(WebDesk desk, Ticket ticket, long templateId) => desk.InAsync(desk.Alpha, async scope =>
    {
        var db = scope.GetRequiredService<DeskDb>();
        var catalog = await scope.GetRequiredService<CatalogCache>().GetAsync(db, default);
        var plan = new OperationPlan();
        scope.GetRequiredService<OperationCatalog>().Get("escalate").AddTo(plan, new("escalate", new Dictionary<string, string>
            { ["recipient"] = "assignee", ["text"] = "Please see to it.", ["template"] = $"{templateId}" }), catalog);
        var (act, carryOut) = (Act.OfDesk(desk.Alpha.Info.Id, Door.Job, scope.GetRequiredService<UtcClock>().UtcNow), scope.GetRequiredService<CarryOut>());
        var loaded = await db.Tickets.Include(x => x.Requester).SingleAsync(x => x.Id == ticket.Id);
        await carryOut.PrepareAsync(act, loaded, plan, catalog, default);
        await carryOut.TellAsync(act, loaded, plan, catalog, default);
        await db.SaveChangesAsync();
    });

    private static async Task<long> ChooseAsync(WebDesk desk, string key, string stylesheet, params Audience[] told)
    {
        var id = await TemplateDesk.AddAsync(desk, XsltKind.Notification, stylesheet, isInUse: false);
        await desk.InAsync(desk.Alpha, async scope => Assert.True(await scope.GetRequiredService<ChangeNotifications>().RunAsync(
            new Act(desk.Alpha.Info.Id, desk.Alpha.Administrator.Id, StaffRole.Administrator, Door.Staff, scope.GetRequiredService<UtcClock>().UtcNow),
            new Dictionary<string, EventChoice> { [key] = new(told, id) }, default)));
        return id;
    }

    /// <summary>Sends all that waits, and reads the newest mail about the ticket to somebody.</summary>
    private static async Task<MimeMessage> SentAsync(WebDesk desk, Ticket ticket, WebPerson person)
    {
        await TemplateDesk.RunAsync(desk, WorkKind.SendMail);
        Assert.False(await desk.ReadAsync(desk.Alpha, db => db.Outbox.AnyAsync(x => x.TicketId == ticket.Id && x.State != OutboxState.Sent)));
        return desk.Services.GetRequiredService<RecordingTransport>().LastTo(person.Address);
    }
}
