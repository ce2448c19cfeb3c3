using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ServiceDesk.Access;
using ServiceDesk.BrowserTests.Walk;
using ServiceDesk.Database;
using ServiceDesk.Installation;
using ServiceDesk.Intake;
using ServiceDesk.Mail.Dns;
using ServiceDesk.Outbox;
using ServiceDesk.Quotas;
using ServiceDesk.Seeding;
using ServiceDesk.Templates.Xslt;
using ServiceDesk.Testing;
using ServiceDesk.Tickets;

namespace ServiceDesk.BrowserTests.Looks;

/// <summary>A desk on which things have happened: made-up tickets, and one with files, an answer and a note.</summary>
public sealed class LooksDesk : IAsyncLifetime
{
    private const int Seeded = 24;

    /// <summary>Eight by eight points of blue.</summary>
    private const string Picture = "iVBORw0KGgoAAAANSUhEUgAAAAgAAAAICAIAAABLbSncAAAAEUlEQVR42mPQqj+BFTEMLQkA5FVcQZ8dWwUAAAAASUVORK5CYII=";

    private const string Invitation = """
        BEGIN:VCALENDAR
        METHOD:REQUEST
        BEGIN:VEVENT
        SUMMARY:Look at the socket in the meeting room together
        DTSTART:20300708T080000Z
        DTEND:20300708T083000Z
        LOCATION:Ground floor\, https://meet.example.test/a-very-long-address/that-goes-on-and-on/without-any-break
        ORGANIZER;CN=Rita Requester:mailto:rita@customer.test
        END:VEVENT
        END:VCALENDAR
        """;

    /// <summary>The number of the ticket with files.</summary>
    public const int Ticket = Seeded + 1;

    private readonly DnsStub dns = new(
        ("alpha.test", DnsRecordType.Txt, "v=spf1 include:a-very-long-name-of-a-provider-that-sends-mail.example.test ip4:192.0.2.0/24 -all"),
        ("_dmarc.alpha.test", DnsRecordType.Txt, "v=DMARC1; p=reject; rua=mailto:reports@alpha.test"));

    public BrowserDesk Desk { get; private set; } = null!;

    /// <summary>A mailbox that nobody has signed in to yet.</summary>
    public long Mailbox { get; private set; }

    /// <summary>A rule of a draft.</summary>
    public Guid Rule { get; private set; }

    /// <summary>The number of a ticket that is escalated to a manager and to a supplier.</summary>
    public int Escalated { get; private set; }

    /// <summary>The token of a survey that was answered.</summary>
    public string Survey { get; private set; } = "";

    /// <summary>A partner, whom it serves, and a system.</summary>
    public LooksPartners Partners { get; private set; } = null!;

    public string PathOf(Look look) => Partners.Fill(look.Path)
        .Replace(Look.Mailbox, Mailbox.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
        .Replace(Look.Escalated, Escalated.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
        .Replace(Look.Survey, Survey, StringComparison.Ordinal)
        .Replace(Look.Rule, Rule.ToString(), StringComparison.Ordinal);

    public async ValueTask InitializeAsync()
    {
        Desk = await BrowserDesk.StartAsync(settings: new() { ["Dns:Server"] = dns.Address.ToString() });
        var options = new SeedOptions(Seeded, 3, 7)
        {
            Content = SeedContent.Demo,
            Requesters = 20,
            Customers = 5,
            Staff = 5,
            Spread = TimeSpan.FromDays(14),
        };
        await Desk.Services.GetRequiredService<TicketSeeder>().RunAsync(Desk.Tenant, options, null, default);
        await Desk.InAsync(scope => scope.GetRequiredService<DemoArticles>().AddAsync(default));
        await Desk.InAsync(LooksFields.AddAsync);
        await Desk.InAsync(LooksRules.PublishAsync);
        await Desk.InAsync(LooksScenario.PublishAsync);
        var number = await Desk.OpenTicketAsync("No network in the meeting room", "Since Monday there is no network in the meeting room on the ground floor.\n\nThe socket by the window works.",
        [
            new NewFile("a-picture-of-the-socket-with-quite-a-long-name-from-the-telephone-20260412-093355.txt", "text/plain", Encoding.UTF8.GetBytes("socket")),
            new NewFile("log.txt", "text/plain", Encoding.UTF8.GetBytes("log")),
            new NewFile("socket.png", "image/png", Convert.FromBase64String(Picture)),
            new NewFile("invitation.ics", "text/calendar", Encoding.UTF8.GetBytes(Invitation)),
        ]);
        await Desk.WorkAsync(number, await Desk.InAsync(scope => LooksFields.WorkAsync(scope, new TicketWork
        {
            Text = new NewText("Thank you, we will look at it.", "<div>Thank you, <strong>we will look at it</strong>.</div><ul><li>Is it the left one?</li><li>Which lamp is on?</li></ul>"),
            AssigneeId = Desk.Agent.Id, Tags = ["network", "ground floor"],
        })));
        await Desk.NoteAsync(number, "@Alan Agent, the switch in the cellar has been replaced on Sunday.\nhttps://example.test/a-very-long-address/that-goes-on-and-on/without-any-break/until-it-ends.html");
        await LooksColleagues.AddAsync(Desk, number, await Desk.OpenTicketAsync("A second screen", "I would like a second screen."));
        await new ReceiverAndFiles(Desk).BringAsync(new Letter(
            "newsletter@shop.test", "help@alpha.test", "A_subject_without_any_space_in_it_that_is_longer_than_a_narrow_screen_is_wide", "Buy now."));
        await Desk.InAsync(async scope =>
        {
            await scope.GetRequiredService<BlockSender>().RunAsync(
                Act.OfDesk(Desk.Tenant.Id, Door.Staff, scope.GetRequiredService<UtcClock>().UtcNow), "@a-very-long-name-of-a-shop-that-nobody-needs.example.test", default);
            return true;
        });
        await Desk.InAsync(LooksScenario.DraftAsync);
        await Desk.InAsync(scope => LooksRelations.AddAsync(scope, Desk.Agent.Id));
        await Desk.InAsync(scope => LooksCorrections.AddAsync(scope, Desk.Agent.Id));
        await Desk.InAsync(scope => scope.GetRequiredService<ChangeOperators>().AddAsync(Desk.Administrator.Address, default));
        await Desk.InAsync(scope => LooksComposer.AddAsync(scope, Desk.Administrator.Id, Desk.Agent.Id));
        Mailbox = await Desk.InAsync(AddMailboxAsync);
        Rule = await Desk.InAsync(LooksRules.DraftAsync);
        await Desk.InAsync(AddTemplateAsync);
        await Desk.InAsync(LooksSurvey.AddContractsAsync);
        await Desk.InAsync(LooksSignOn.AddAsync);
        Survey = await LooksSurvey.AnswerAsync(Desk);
        Escalated = await LooksSuppliers.AddAsync(Desk);
        Partners = await LooksPartners.AddAsync(Desk);
        // One limit reached, one near, one far.
        var use = await Desk.InAsync(scope => scope.GetRequiredService<MeasureUse>().RunAsync(default));
        await Desk.Services.GetRequiredService<ChangeQuota>().RunAsync(Desk.Tenant.Slug, new(use.Seats, 500, Math.Max(1, use.Tickets * 10 / 9)), default);
        while (await Desk.InAsync(IsBusyAsync))
            await Task.Delay(50);
    }

    private async Task<long> AddMailboxAsync(IServiceProvider scope)
    {
        // Nobody listens there.
        var server = new MailServerInput("127.0.0.1", 1, MailSecurity.Tls, "orders@alpha.test", null, "INBOX", AfterFetch.MarkSeen, null, null)
        {
            OAuth = new(MailboxSignIn.Microsoft, "0e0ed0a4-3a0a-4f0e-9d5b-6d8c2f1f7a10", "secret"),
        };
        var (_, id) = await scope.GetRequiredService<CreateMailbox>().RunAsync(
            Act.OfDesk(Desk.Tenant.Id, Door.Staff, scope.GetRequiredService<UtcClock>().UtcNow), new("Orders", "orders@alpha.test", MailboxKind.Imap) { Server = server }, default);
        return id;
    }

    private async Task<bool> AddTemplateAsync(IServiceProvider scope)
    {
        var at = scope.GetRequiredService<UtcClock>().UtcNow;
        var ready = ReadyMadeTemplate.Find("escalation")!;
        var saved = await scope.GetRequiredService<CreateXsltTemplate>().RunAsync(
            Act.OfDesk(Desk.Tenant.Id, Door.Staff, at), ready.Kind, new("Escalation to the main person", ready.Stylesheet), default);
        await scope.GetRequiredService<NoteXsltProblem>().RunAsync(saved.Id, new(XsltFailureKind.Output, "The template wrote a mail without a text; expected words behind the subject, or in <text>. Check what it selects."), at, default);
        return saved.Outcome == XsltTemplateOutcome.Done;
    }

    private static async Task<bool> IsBusyAsync(IServiceProvider scope)
    {
        var db = scope.GetRequiredService<DeskDb>();
        return await db.Journal.AnyAsync(x => x.State == JournalState.Received) || await db.Outbox.AnyAsync(x => x.State == OutboxState.Queued);
    }

    public async ValueTask DisposeAsync()
    {
        await Desk.DisposeAsync();
        await dns.DisposeAsync();
    }
}
