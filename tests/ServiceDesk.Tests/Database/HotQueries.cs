using ServiceDesk.Access;
using ServiceDesk.CustomFields;
using ServiceDesk.Database;
using ServiceDesk.Intake;
using ServiceDesk.Notifications;
using ServiceDesk.People;
using ServiceDesk.Sending;
using ServiceDesk.ServiceLevels;
using ServiceDesk.Surveys;
using ServiceDesk.Tickets;
using ServiceDesk.Tickets.Filters;
using ServiceDesk.Tickets.Lists;
using ServiceDesk.Tickets.SavedViews;
using ServiceDesk.Timers;
using ServiceDesk.Trash;

namespace ServiceDesk.Tests.Database;

/// <summary>The queries that run all day, with made-up values, for tests to look at their SQL and plans.</summary>
internal sealed class HotQueries(DeskDb db)
{
    public static readonly DateTime At = new(2026, 3, 12, 15, 0, 0, DateTimeKind.Utc);
    private static readonly Guid Key = new("6f1d6c0e-6a55-4f0c-9c39-1f6f4b6a0c11");

    private readonly Act agent = new(db.TenantId, 11, StaffRole.Agent, Door.Staff, At) { Rights = Rights.All };
    private readonly Act requester = new(db.TenantId, 12, null, Door.Portal, At);

    /// <summary>A staff list for each way that it is narrowed, with the index that serves it.</summary>
    public IReadOnlyList<HotList> Lists =>
    [
        List("active", "TenantId_IsActive_UpdatedAt_Id", ""),
        List("ended", "TenantId_IsActive_UpdatedAt_Id", "is:ended"),
        List("all", "TenantId_UpdatedAt_Id", "is:all"),
        List("queue", "TenantId_QueueId_IsActive_UpdatedAt_Id", "queue:#21"),
        List("assignee", "TenantId_AssigneeId_IsActive_UpdatedAt_Id", "assignee:#22"),
        List("unassigned", "TenantId_AssigneeId_IsActive_UpdatedAt_Id", "is:unassigned"),
        List("status", "TenantId_StatusId_UpdatedAt_Id", "status:#23"),
        List("priority", "TenantId_PriorityId_IsActive_UpdatedAt_Id", "priority:#24"),
        List("customer", "TenantId_CustomerId_UpdatedAt_Id", "customer:#25 is:all"),
        List("older", "TenantId_IsActive_UpdatedAt_Id", "", new PageCursor(true, At, 26)),
        List("newer", "TenantId_IsActive_UpdatedAt_Id", "", new PageCursor(false, At, 26)),
        List("queue-older", "TenantId_QueueId_IsActive_UpdatedAt_Id", "queue:#21", new PageCursor(true, At, 26)),
        List("overdue", "TenantId_IsActive_DueAt_Id", "is:overdue"),
        List("overdue-behind", "TenantId_IsActive_DueAt_Id", "is:overdue", new PageCursor(true, At, 26, 1)),
        List("by-due", "TenantId_IsActive_DueAt_Id", "", sort: "due"),
        List("by-created", "TenantId_IsActive_CreatedAt_Id", "", new PageCursor(true, At, 26), "-created"),
        List("by-number", "TenantId_IsActive_Number", "", new PageCursor(true, At, 26), "number"),
        List("by-importance", "TenantId_IsActive_Importance_UpdatedAt_Id", "", sort: "-importance"),
        List("by-customer", "TenantId_CustomerId_UpdatedAt_Id", "is:all", sort: "customer"),
    ];

    /// <summary>All of them by name; SQL Server's own search is among them on that engine alone.</summary>
    public IEnumerable<(string Name, IQueryable Query)> All =>
    [
        .. Lists.Select(x => ($"tickets-{x.Name}", x.Query)),
        ("tickets-found", TicketList.Rows(new(agent, TicketFilter.Of(Activity.All), TicketSort.Default, [31, 32, 33]), Updated, null, ServiceDesk.Tickets.Lists.TicketList.PageSize + 1)),
        ("tickets-tagged", TicketList.Rows(new(agent, Read("tag:#27 -tag:#28"), TicketSort.Default), Updated, null, ServiceDesk.Tickets.Lists.TicketList.PageSize + 1)),
        ("tickets-with-fields", WithFields),
        ("tickets-by-priority", ByPriority),
        ("tickets-of-two-priorities", OfTwoPriorities),
        ("view-counts", CountsOfViews),
        ("tickets-of-requester", OfRequester),
        ("ticket-for-staff", TicketReader.Ticket(agent, 41)),
        ("ticket-for-requester", TicketReader.Ticket(requester, 41)),
        ("ticket-messages-for-staff", TicketReader.Messages(agent, 42)),
        ("ticket-last-messages", Overviews.Latest(agent, 42)),
        ("ticket-messages-for-requester", TicketReader.Messages(requester, 42)),
        ("ticket-attachments-for-requester", TicketReader.Attachments(requester, 42)),
        ("ticket-clocks", new ServiceLedger(db).Of(42)),
        ("ticket-history", TicketReader.History(42)),
        ("ticket-participants", TicketReader.Participants(42)),
        ("ticket-agreements", TicketReader.Agreements(43, 7, 44)),
        ("notifications", new NotificationReader(db).Rows(agent, null)),
        ("notifications-unread", new NotificationReader(db).Newest(agent)),
        ("contracts-in-force", new ContractsInForce(db).Of([43, 45], DateOnly.FromDateTime(At))),
        ("customers", new CustomerList(db).Rows(null, null, null, CustomerList.PageSize + 1)),
        ("customers-behind", CustomersBehind),
        ("customers-found", new CustomerList(db).Rows("acme", null, null, CustomerList.PageSize + 1)),
        ("ticket-relations", TicketReader.Relations(agent, 42)),
        ("trash", new TrashList(db).Rows(agent, null, TrashList.PageSize + 1)),
        ("trash-older", TrashOlder),
        ("ticket-surveys", TicketReader.Surveys(42)),
        ("survey-figures", SurveyFigures),
        ("ticket-failed-mails", TicketReader.FailedMails(42)),
        ("ticket-to-work-on", new WorkOnTicket(db, null!, null!, null!, null!, null!, null!, null!, null!).WithNumber(agent, 41)),
        ("mail-to-send", DeliverMail.WithIds(db, [Key])),
        ("queue-counts", QueueCounts.Sums()),
        ("queue-counts-and-bell", QueueCounts.Sums().Concat(QueueCounts.Unread(agent))),
        ("due-work", DueWork),
        ("match-mail-ids", new TicketMatcher(db).WithMailIds(["one@example.test", "two@example.test"])),
        ("match-number", new TicketMatcher(db).WithNumber(41)),
        ("match-notice", new TicketMatcher(db).MailOf(Key)),
        ("known-by-pop3", FetchPop3.Known(db, ["pop3:1:a:b", "pop3:1:a:c"])),
        ("person-by-address", new PersonFinder(db).WithAddress("rita@customer.test")),
        ("customer-by-domain", new PersonFinder(db).CustomersOf("customer.test")),
    ];

    private QueueCounts QueueCounts => new(db, null!, null!, new NotificationReader(db));

    public IQueryable TrashOlder => new TrashList(db).Rows(agent, new PageCursor(true, At, 26), TrashList.PageSize + 1);

    public IQueryable SurveyFigures => new SurveyFigures(db).Results(SurveyGrouping.Agent, 202601, 202603);

    public IQueryable CustomersBehind => new CustomerList(db).Rows(null, new CustomerCursor(true, 43), "Acme", CustomerList.PageSize + 1);

    public IQueryable DueWork => new DueWorkQueue(db, new UtcClock(TimeProvider.System)).Candidates(WorkKind.SendMail, At, 20);

    public IQueryable OfRequester => TicketList.Rows(new(requester, TicketFilter.Of(Activity.Active), TicketSort.Default), Updated, null, ServiceDesk.Tickets.Lists.TicketList.PageSize + 1);

    /// <summary>A page that begins in one priority and goes on in the next.</summary>
    public IQueryable ByPriority => TicketList.Keys(
        new(agent, TicketFilter.Everything, new(SortField.Priority, true)),
        [new(0, RangeKey.Updated, 24, x => x.PriorityId == 24), new(1, RangeKey.Updated, 25, x => x.PriorityId == 25)], new PageCursor(true, At, 26, 24), ServiceDesk.Tickets.Lists.TicketList.PageSize + 1);

    public IQueryable OfTwoPriorities
    {
        get
        {
            var filter = Read("priority:#24,#25");
            return TicketList.Keys(new(agent, filter, TicketSort.Default), ListRanges.Of(filter, TicketSort.Default, Names, agent), null, ServiceDesk.Tickets.Lists.TicketList.PageSize + 1);
        }
    }

    public IQueryable WithFields => TicketList.Rows(
        new(agent, TicketFilter.Of(
            new FieldTerm(new(28, "floor", FieldKind.Number), TimeComparison.AtLeast, ["3"]), new FieldTerm(new(29, "room", FieldKind.Line), TimeComparison.On, ["B 12"]),
            new FieldTerm(new(30, "wing", FieldKind.Choice), TimeComparison.On, ["1", FieldTerm.None])), TicketSort.Default), Updated, null, ServiceDesk.Tickets.Lists.TicketList.PageSize + 1);

    public IQueryable CountsOfViews => ViewCounts.Counts(db, agent, [(ViewCounts.Overdue, Read("is:overdue")), (51, Read("queue:#21")), (52, Read("tag:#27 priority:#24"))]);

    public IQueryable SearchByLike => new FullText(db).SqlServerTickets("printer", withNotes: true, TicketSearch.Most);

    private TicketList TicketList => new(db, new TicketSearch(new FullText(db)), null!);

    private TicketReader TicketReader => new(db);
    private OverviewReader Overviews => new(db, TicketReader, new(TimeProvider.System), new(db));

    private static readonly Catalog Names = new([], [], [], [], [], []);

    private static readonly ListRange Updated = new(0, RangeKey.Updated);

    private static TicketFilter Read(string text) => FilterReader.ReadKept(text, Names);

    private HotList List(string name, string index, string text, PageCursor? cursor = null, string? sort = null)
    {
        var filter = Read(text);
        var order = TicketSort.Parse(sort) ?? TicketSort.For(filter);
        var reading = new ServiceDesk.Tickets.Lists.TicketList.Reading(agent, filter, order, Newer: cursor is { Older: false });
        return new(name, "IX_Tickets_" + index, TicketList.Rows(reading, ListRanges.Of(filter, order, Names, agent)[0], cursor, ServiceDesk.Tickets.Lists.TicketList.PageSize + 1), cursor is not null);
    }
}

internal sealed record HotList(string Name, string Index, IQueryable Query, bool BeginsAtCursor);
