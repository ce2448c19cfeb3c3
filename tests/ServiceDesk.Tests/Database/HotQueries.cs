using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.Intake;
using ServiceDesk.People;
using ServiceDesk.Sending;
using ServiceDesk.ServiceLevels;
using ServiceDesk.Surveys;
using ServiceDesk.Tickets;
using ServiceDesk.Timers;

namespace ServiceDesk.Tests.Database;

/// <summary>The queries that run all day, with made-up values, for tests to look at their SQL and plans.</summary>
internal sealed class HotQueries(DeskDb db)
{
    public static readonly DateTime At = new(2026, 3, 12, 15, 0, 0, DateTimeKind.Utc);
    private static readonly Guid Key = new("6f1d6c0e-6a55-4f0c-9c39-1f6f4b6a0c11");

    private readonly Act agent = new(db.TenantId, 11, StaffRole.Agent, Door.Staff, At);
    private readonly Act requester = new(db.TenantId, 12, null, Door.Portal, At);

    /// <summary>A staff list for each way that it is narrowed, with the index that serves it.</summary>
    public IReadOnlyList<HotList> Lists =>
    [
        List("active", "TenantId_IsActive_UpdatedAt_Id", new()),
        List("ended", "TenantId_IsActive_UpdatedAt_Id", new() { Activity = Activity.Ended }),
        List("all", "TenantId_UpdatedAt_Id", new() { Activity = Activity.All }),
        List("queue", "TenantId_QueueId_IsActive_UpdatedAt_Id", new() { QueueId = 21 }),
        List("assignee", "TenantId_AssigneeId_IsActive_UpdatedAt_Id", new() { AssigneeId = 22 }),
        List("unassigned", "TenantId_AssigneeId_IsActive_UpdatedAt_Id", new() { Unassigned = true }),
        List("status", "TenantId_StatusId_UpdatedAt_Id", new() { StatusId = 23 }),
        List("priority", "TenantId_PriorityId_IsActive_UpdatedAt_Id", new() { PriorityId = 24 }),
        List("customer", "TenantId_CustomerId_UpdatedAt_Id", new() { CustomerId = 25, Activity = Activity.All }),
        List("older", "TenantId_IsActive_UpdatedAt_Id", new(), new PageCursor(true, At, 26)),
        List("newer", "TenantId_IsActive_UpdatedAt_Id", new(), new PageCursor(false, At, 26)),
        List("queue-older", "TenantId_QueueId_IsActive_UpdatedAt_Id", new() { QueueId = 21 }, new PageCursor(true, At, 26)),
    ];

    /// <summary>All of them by name; SQL Server's own search is among them on that engine alone.</summary>
    public IEnumerable<(string Name, IQueryable Query)> All =>
    [
        .. Lists.Select(x => ($"tickets-{x.Name}", x.Query)),
        ("tickets-found", TicketList.Rows(agent, new TicketFilter { Activity = Activity.All }, [31, 32, 33], null, TicketList.PageSize + 1)),
        ("tickets-of-requester", OfRequester),
        ("ticket-for-staff", TicketReader.Ticket(agent, 41)),
        ("ticket-for-requester", TicketReader.Ticket(requester, 41)),
        ("ticket-messages-for-staff", TicketReader.Messages(agent, 42)),
        ("ticket-messages-for-requester", TicketReader.Messages(requester, 42)),
        ("ticket-attachments-for-requester", TicketReader.Attachments(requester, 42)),
        ("tickets-overdue", TicketList.Rows(agent, new TicketFilter { OverdueAt = At }, null, null, TicketList.PageSize + 1)),
        ("ticket-clocks", new ServiceLedger(db).Of(42)),
        ("ticket-history", TicketReader.History(42)),
        ("ticket-participants", TicketReader.Participants(42)),
        ("ticket-contracts", TicketReader.Contracts(43, 44)),
        ("contracts-in-force", new ContractsInForce(db).Of([43, 45], DateOnly.FromDateTime(At))),
        ("customers", new CustomerList(db).Rows(null, null, null, CustomerList.PageSize + 1)),
        ("customers-behind", CustomersBehind),
        ("customers-found", new CustomerList(db).Rows("acme", null, null, CustomerList.PageSize + 1)),
        ("ticket-surveys", TicketReader.Surveys(42)),
        ("survey-figures", SurveyFigures),
        ("ticket-failed-mails", TicketReader.FailedMails(42)),
        ("ticket-to-work-on", new WorkOnTicket(db, null!, null!, null!, null!, null!).WithNumber(agent, 41)),
        ("mail-to-send", DeliverMail.WithIds(db, [Key])),
        ("queue-counts", new QueueCounts(db).Sums()),
        ("due-work", DueWork),
        ("match-mail-ids", new TicketMatcher(db).WithMailIds(["one@example.test", "two@example.test"])),
        ("match-number", new TicketMatcher(db).WithNumber(41)),
        ("match-notice", new TicketMatcher(db).MailOf(Key)),
        ("known-by-pop3", FetchPop3.Known(db, ["pop3:1:a:b", "pop3:1:a:c"])),
        ("person-by-address", new PersonFinder(db).WithAddress("rita@customer.test")),
        ("customer-by-domain", new PersonFinder(db).CustomersOf("customer.test")),
    ];

    public IQueryable SurveyFigures => new SurveyFigures(db).Results(SurveyGrouping.Agent, 202601, 202603);

    public IQueryable CustomersBehind => new CustomerList(db).Rows(null, new CustomerCursor(true, 43), "Acme", CustomerList.PageSize + 1);

    public IQueryable DueWork => new DueWorkQueue(db, new UtcClock(TimeProvider.System)).Candidates(WorkKind.SendMail, At, 20);

    public IQueryable OfRequester => TicketList.Rows(requester, new(), null, null, TicketList.PageSize + 1);

    public IQueryable SearchByLike => new FullText(db).SqlServerTickets("printer", withNotes: true, TicketSearch.Most);

    private TicketList TicketList => new(db, new TicketSearch(new FullText(db)));

    private TicketReader TicketReader => new(db);

    private HotList List(string name, string index, TicketFilter filter, PageCursor? cursor = null) =>
        new(name, "IX_Tickets_" + index, TicketList.Rows(agent, filter, null, cursor, TicketList.PageSize + 1), cursor is not null);
}

internal sealed record HotList(string Name, string Index, IQueryable Query, bool BeginsAtCursor);
