using System.Data.Common;
using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ServiceDesk.Access;
using ServiceDesk.Access.Tokens;
using ServiceDesk.Articles;
using ServiceDesk.Audit;
using ServiceDesk.Database;
using ServiceDesk.Dispatch;
using ServiceDesk.Escalation;
using ServiceDesk.Guides;
using ServiceDesk.Intake;
using ServiceDesk.Macros;
using ServiceDesk.Outbox;
using ServiceDesk.Partners;
using ServiceDesk.People;
using ServiceDesk.Scenarios;
using ServiceDesk.ServiceLevels;
using ServiceDesk.Services;
using ServiceDesk.SingleSignOn;
using ServiceDesk.Surveys;
using ServiceDesk.Systems;
using ServiceDesk.Templates;
using ServiceDesk.Templates.Xslt;
using ServiceDesk.Tickets;
using ServiceDesk.Tickets.Bulk;
using ServiceDesk.Tickets.Holding;
using ServiceDesk.Tickets.SavedViews;
using ServiceDesk.Timers;
using Calendar = ServiceDesk.Calendars.Calendar;

namespace ServiceDesk.Web.Tests.CrossTenant;

/// <summary>One of everything that <c>beta</c> has, every text of it marked, so that a single byte that leaks is seen.</summary>
public sealed record ForeignRows(int Ticket, long Attachment, long Message, long Person, long Group, long Queue, long Mailbox, Guid Outbox, Guid Journal, string Link,
    long Blocked, Guid Rule, long Calendar, long Timer, long XsltTemplate, long Scenario, long GuideEntry,
    long Customer, long Contract, long ServiceLevel, string Survey, long Article, Guid Session, long Role, long SavedView, long BulkChange, long HistoryEntry, long Service, long SupplierLink, long Macro, long ApiToken,
    long System, string SystemLink, long PartnerLink, long PartnerPerson, long AuditEntry, long IdentityProvider, Guid HeldReply)
{
    public const string Marker = "BETASECRET";

    /// <summary>Stands in beta's tickets; a search for it must find nothing at alpha.</summary>
    public const string Word = "xylophonic";

    public static async Task<ForeignRows> AddAsync(WebDesk desk)
    {
        // Alpha has ticket 1, beta has 1 to 3: number 3 is foreign, number 1 stands for another ticket in each.
        await desk.OpenTicketAsync(desk.Alpha, "Alpha's own ticket", "Alpha's own words.", files: [new("own.txt", "text/plain", "own"u8.ToArray())]);
        for (var i = 1; i <= 3; i++)
            await desk.OpenTicketAsync(
                desk.Beta, $"{Marker} {i}", $"{Marker} {Word} text", requester: $"{Marker.ToLowerInvariant()}{i}@beta-customer.test",
                files: [new($"{Marker}.txt", "text/plain", Encoding.UTF8.GetBytes(Marker))]);
        return await desk.InAsync(desk.Beta, async scope =>
        {
            var db = scope.GetRequiredService<DeskDb>();
            var at = scope.GetRequiredService<UtcClock>().UtcNow;
            var group = new Group { TenantId = db.TenantId, Name = $"{Marker} group" };
            var queue = new Queue { TenantId = db.TenantId, Name = $"{Marker} queue", IsOffered = true };
            var person = new Person { TenantId = db.TenantId, Name = $"{Marker} person", Address = "staff.betasecret@beta.test", CreatedAt = at };
            person.Employ(StaffRole.Agent, at);
            var blocked = new BlockedSender { TenantId = db.TenantId, Pattern = $"@{Marker.ToLowerInvariant()}.test", Since = at };
            queue.Signature = $"{Marker} signature";
            var template = new MailTemplate
                { TenantId = db.TenantId, Kind = OutboxKind.Acknowledgement, Language = "en", Subject = $"{Marker} mail", Text = Marker, ChangedAt = at };
            var stylesheet = new XsltTemplate { TenantId = db.TenantId, Kind = XsltKind.Importance, Name = $"{Marker} template", Stylesheet = Marker, ChangedAt = at };
            var type = new GuideEntry { TenantId = db.TenantId, Kind = "types", Name = $"{Marker} type" };
            var role = new Role { TenantId = db.TenantId, Name = $"{Marker} role", Scope = TicketScope.All };
            var view = new SavedView { TenantId = db.TenantId, Name = $"{Marker} view", Filter = "is:all" };
            var link = new SupplierLink { TenantId = db.TenantId, Key = Guid.NewGuid(), Side = LinkSide.Supplier, OtherTenantId = db.TenantId, ProposedAt = at };
            var macro = new Macro { TenantId = db.TenantId, Name = $"{Marker} macro", Text = Marker, Steps = "[]" };
            var token = new ApiToken
            {
                TenantId = db.TenantId, PersonId = (await db.People.FirstAsync()).Id, Name = $"{Marker} token", Hash = new string('0', 64), IsReadOnly = false,
                CreatedAt = at, ExpiresAt = at.AddDays(1),
            };
            var provider = new IdentityProvider { TenantId = db.TenantId, Name = $"{Marker} provider", Issuer = $"https://{Marker}.test", ClientId = Marker, Scopes = "openid", CreatedAt = at };
            db.AddRange(provider, token, link, macro, view, role, group, queue, person, blocked, template, stylesheet, type);
            await db.SaveChangesAsync();
            var bulk = new BulkChange { TenantId = db.TenantId, PersonId = person.Id, At = at, Report = $$"""{"Done":[],"Refused":[{"Number":1,"Pattern":"{{Marker}}","Words":[]}]}""" };
            db.Add(bulk);
            var mailbox = await db.Mailboxes.SingleAsync();
            mailbox.Name = $"{Marker} mailbox";
            await db.SaveChangesAsync();
            await scope.GetRequiredService<Journal>().TakeAsync(
                "sweep", mailbox.Id, [mailbox.Address], new MemoryStream(Encoding.UTF8.GetBytes($"From: x@y.test\r\nSubject: {Marker}\r\n\r\n{Marker}\r\n")), default);
            scope.GetRequiredService<CatalogCache>().Forget(db.TenantId);
            var ticket = await db.Tickets.OrderByDescending(x => x.Number).FirstAsync();
            var served = (await MarkedContractAsync(db, at)).CustomerId;
            var serving = new Customer { TenantId = db.TenantId, Name = $"{Marker} partner", CreatedAt = at };
            db.Add(serving);
            await db.SaveChangesAsync();
            var system = new CustomerSystem { TenantId = db.TenantId, CustomerId = served, Name = $"{Marker} system", LinkHash = new string('0', 64), CreatedAt = at };
            var partner = new PartnerLink { TenantId = db.TenantId, PartnerId = serving.Id, CustomerId = served, Since = at };
            var registered = new PartnerPerson { TenantId = db.TenantId, PartnerId = serving.Id, Person = person, Since = at };
            db.AddRange(system, partner, registered);
            await db.SaveChangesAsync();
            var held = new HeldReply
            {
                Id = Guid.NewGuid(), TenantId = db.TenantId, PersonId = person.Id, TicketId = ticket.Id, Text = $"{Marker} reply", Work = "{}", HeldAt = at, DueAt = at.AddDays(1),
            };
            db.AddRange(held, held.Due());
            await db.SaveChangesAsync();
            var message = await db.Messages.Include(x => x.Attachments).SingleAsync(x => x.TicketId == ticket.Id);
            return new ForeignRows(
                ticket.Number, message.Attachments.First().Id, message.Id, person.Id, group.Id, queue.Id, mailbox.Id,
                (await db.Outbox.FirstAsync(x => x.TicketId == ticket.Id)).Id, (await db.Journal.SingleAsync()).Id,
                TicketLinks.Issue(db.Tenant.Info, ticket.Number, ticket.RequesterId), blocked.Id,
                (await MarkedRuleAsync(db)).Key, await MarkedCalendarAsync(db), await MarkedTimerAsync(db), stylesheet.Id, await MarkedScenarioAsync(scope, at), type.Id,
                (await MarkedContractAsync(db, at)).CustomerId, (await MarkedContractAsync(db, at)).Id, await MarkedLevelAsync(db), await MarkedSurveyAsync(db, ticket, at), await MarkedArticleAsync(scope, person, at), await SessionAsync(scope, at), role.Id, view.Id, bulk.Id,
                await db.History.Where(x => x.TicketId == ticket.Id).MinAsync(x => x.Id), await MarkedServiceAsync(db, at, ticket), link.Id, macro.Id, token.Id,
                system.Id, TokenOf(system), partner.Id, registered.Id, await db.AuditEntries.MinAsync(x => x.Id), provider.Id, held.Id);
        });
    }

    private static string TokenOf(CustomerSystem system) => string.Create(CultureInfo.InvariantCulture, $"{system.Id}_{Marker}");

    private static async Task<Guid> SessionAsync(IServiceProvider scope, DateTime at) =>
        (await scope.GetRequiredService<Sessions>().StartAsync(await scope.GetRequiredService<DeskDb>().Accounts.FirstAsync(), Marker, null, at, default)).Id;

    private static async Task<long> MarkedArticleAsync(IServiceProvider scope, Person author, DateTime at) => (await scope.GetRequiredService<WriteArticle>().RunAsync(
        Act.Of(author, Door.Staff, at) with { Rights = Rights.All }, new($"{Marker} article", $"{Marker} text", null, Audience.Everybody, Publishes: true), default)).Id;

    private static async Task<string> MarkedSurveyAsync(DeskDb db, Ticket ticket, DateTime at)
    {
        var survey = new SurveyAnswer
        {
            TenantId = db.TenantId, Ticket = ticket, Person = await db.People.SingleAsync(x => x.Id == ticket.RequesterId), MailId = Guid.NewGuid(), AskedAt = at,
            Month = SurveyAnswer.MonthOf(at, db.Tenant.Info), Of = 5, AssigneeId = null, GroupId = null, QueueId = ticket.QueueId,
        };
        db.Add(survey);
        await db.SaveChangesAsync();
        return SurveyLinks.Issue(db.Tenant.Info, survey.Id);
    }

    private static async Task<Contract> MarkedContractAsync(DeskDb db, DateTime at)
    {
        if (await db.Contracts.SingleOrDefaultAsync() is { } made)
            return made;
        var customer = new Customer { TenantId = db.TenantId, Name = $"{Marker} customer", MailDomain = $"{Marker.ToLowerInvariant()}.test", CreatedAt = at };
        db.Add(customer);
        await db.SaveChangesAsync();
        var contract = new Contract { TenantId = db.TenantId, CustomerId = customer.Id, Name = $"{Marker} contract" };
        db.Add(contract);
        await db.SaveChangesAsync();
        return contract;
    }

    private static async Task<long> MarkedServiceAsync(DeskDb db, DateTime at, Ticket ticket)
    {
        var service = new Service { TenantId = db.TenantId, CustomerId = (await MarkedContractAsync(db, at)).CustomerId, Name = $"{Marker} service" };
        db.Add(service);
        db.Add(new ServiceLink { TenantId = db.TenantId, Ticket = ticket, Service = service });
        await db.SaveChangesAsync();
        return service.Id;
    }

    private static async Task<Rule> MarkedRuleAsync(DeskDb db)
    {
        var rule = await db.Rules.FirstAsync(x => !x.IsDefault);
        rule.Name = $"{Marker} rule";
        await db.SaveChangesAsync();
        return rule;
    }

    private static async Task<long> MarkedCalendarAsync(DeskDb db)
    {
        var calendar = new Calendar { TenantId = db.TenantId, Name = $"{Marker} hours", Definition = """{"timeZone":"UTC","hours":{}}""" };
        db.Add(calendar);
        await db.SaveChangesAsync();
        return calendar.Id;
    }

    private static async Task<long> MarkedTimerAsync(DeskDb db)
    {
        var timer = await db.StatusTimers.FirstAsync();
        timer.Name = $"{Marker} timer";
        await db.SaveChangesAsync();
        return timer.Id;
    }

    private static async Task<long> MarkedScenarioAsync(IServiceProvider scope, DateTime at)
    {
        var act = Act.OfDesk(scope.GetRequiredService<DeskDb>().TenantId, Door.Staff, at);
        return (await scope.GetRequiredService<CreateScenario>().RunAsync(act, new($"{Marker} scenario", null, false), default)).ScenarioId;
    }

    private static async Task<long> MarkedLevelAsync(DeskDb db)
    {
        var level = await db.ServiceLevels.FirstAsync();
        level.Name = $"{Marker} level";
        await db.SaveChangesAsync();
        return level.Id;
    }

    /// <summary>All of beta's rows as one text: equal before and after means that nothing was changed.</summary>
    public static Task<string> DumpAsync(WebDesk desk, WebTenant tenant) => desk.ReadAsync(tenant, async db =>
    {
        var dump = new StringBuilder();
        await db.Database.OpenConnectionAsync();
        foreach (var table in TenantTables(db))
        {
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.CommandText = $"""SELECT * FROM "{table}" WHERE "TenantId" = {tenant.Info.Id.ToString(CultureInfo.InvariantCulture)}""";
            var lines = new List<string>();
            await using var reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync())
                lines.Add(Line(reader));
            dump.AppendLine(table).AppendJoin('\n', lines.Order(StringComparer.Ordinal)).AppendLine();
        }
        return dump.ToString();
    });

    /// <summary>Alpha's rows that point to a row of another tenant: column names; there must be none.</summary>
    public static Task<List<string>> StrayReferencesAsync(WebDesk desk, WebTenant tenant) => desk.ReadAsync(tenant, async db =>
    {
        var stray = new List<string>();
        await db.Database.OpenConnectionAsync();
        foreach (var key in db.Model.GetEntityTypes().Where(x => typeof(ITenantRow).IsAssignableFrom(x.ClrType)).SelectMany(x => x.GetForeignKeys())
            .Where(x => typeof(ITenantRow).IsAssignableFrom(x.PrincipalEntityType.ClrType)))
        {
            var (table, column) = (key.DeclaringEntityType.GetTableName(), key.Properties[0].GetColumnName());
            await using var command = db.Database.GetDbConnection().CreateCommand();
            // Under row-level security a foreign row is not there at all: either way it is no row of this tenant.
            command.CommandText = $"""
                SELECT count(*) FROM "{table}" x WHERE x."TenantId" = {tenant.Info.Id.ToString(CultureInfo.InvariantCulture)} AND x."{column}" IS NOT NULL
                  AND NOT EXISTS (SELECT 1 FROM "{key.PrincipalEntityType.GetTableName()}" y WHERE y."TenantId" = x."TenantId" AND y."{key.PrincipalKey.Properties[0].GetColumnName()}" = x."{column}")
                """;
            if (Convert.ToInt64(await command.ExecuteScalarAsync(), CultureInfo.InvariantCulture) > 0)
                stray.Add($"{table}.{column}");
        }
        return stray;
    });

    private static IEnumerable<string> TenantTables(DeskDb db) => db.Model.GetEntityTypes()
        .Where(x => typeof(ITenantRow).IsAssignableFrom(x.ClrType)).Select(x => x.GetTableName()!).Distinct().Order(StringComparer.Ordinal);

    private static string Line(DbDataReader reader) =>
        string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(i => reader.IsDBNull(i) ? "" : Convert.ToString(reader.GetValue(i), CultureInfo.InvariantCulture)));
}
