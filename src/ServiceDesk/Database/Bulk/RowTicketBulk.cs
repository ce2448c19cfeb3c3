using ServiceDesk.Tickets;

namespace ServiceDesk.Database.Bulk;

/// <summary>Gives the rows their ids, joins them by these and writes them table by table.</summary>
internal abstract class RowTicketBulk : TicketBulk
{
    private readonly BulkTable tickets;
    private readonly BulkTable messages;
    private readonly BulkTable history;
    private readonly BulkTable participants;
    private readonly BulkTable tags;
    private readonly BulkTable tally;

    protected RowTicketBulk(DeskDb db) : base(db)
    {
        tickets = BulkTable.Of<Ticket>(db);
        messages = BulkTable.Of<Message>(db);
        history = BulkTable.Of<HistoryEntry>(db);
        participants = BulkTable.Of<Participant>(db);
        tags = BulkTable.Of<TicketTag>(db);
        tally = BulkTable.Of<TallyChange>(db);
    }

    /// <summary>The tables that fill up.</summary>
    protected IReadOnlyList<string> Filled => [tickets.Name, messages.Name, history.Name, participants.Name, tags.Name, tally.Name];

    /// <summary>Takes ids for new rows of a table, in rising order.</summary>
    protected abstract Task<IReadOnlyList<long>> TakeIdsAsync(BulkTable table, int count, CancellationToken cancellation);

    protected abstract Task InsertAsync(BulkTable table, IReadOnlyList<object> rows, CancellationToken cancellation);

    protected override async Task SaveAsync(IReadOnlyList<Ticket> tickets, CancellationToken cancellation)
    {
        await GiveIdsAsync(this.tickets, tickets, cancellation);
        Join(messages, tickets, x => x.Messages, nameof(Message.AuthorId), x => x.Author.Id);
        Join(history, tickets, x => x.History);
        Join(participants, tickets, x => x.Participants, nameof(Participant.PersonId), x => x.Person.Id);
        Join(tags, tickets, x => x.Tags, nameof(TicketTag.TagId), x => x.Tag.Id);
        var messageRows = Rows(tickets, x => x.Messages);
        var historyRows = Rows(tickets, x => x.History);
        var tallyRows = Counts(tickets);
        await GiveIdsAsync(messages, messageRows, cancellation);
        await GiveIdsAsync(history, historyRows, cancellation);
        await GiveIdsAsync(tally, tallyRows, cancellation);

        await InsertAsync(this.tickets, tickets, cancellation);
        await InsertAsync(messages, messageRows, cancellation);
        await InsertAsync(history, historyRows, cancellation);
        await InsertAsync(participants, Rows(tickets, x => x.Participants), cancellation);
        await InsertAsync(tags, Rows(tickets, x => x.Tags), cancellation);
        await InsertAsync(tally, tallyRows, cancellation);
    }

    private static List<T> Rows<T>(IReadOnlyList<Ticket> tickets, Func<Ticket, IEnumerable<T>> rows) => [.. tickets.SelectMany(rows)];

    private async Task GiveIdsAsync(BulkTable table, IReadOnlyList<object> rows, CancellationToken cancellation)
    {
        if (rows.Count == 0)
            return;
        var ids = await TakeIdsAsync(table, rows.Count, cancellation);
        var set = table.SetterOf(nameof(Ticket.Id));
        for (var i = 0; i < rows.Count; i++)
            set(rows[i], ids[i]);
    }

    private static void Join<T>(
        BulkTable table, IReadOnlyList<Ticket> tickets, Func<Ticket, IEnumerable<T>> rows, string? reference = null, Func<T, long>? referred = null)
        where T : class
    {
        var setTicket = table.SetterOf(nameof(Message.TicketId));
        var setReference = reference is null ? null : table.SetterOf(reference);
        foreach (var ticket in tickets)
            foreach (var row in rows(ticket))
            {
                setTicket(row, ticket.Id);
                setReference?.Invoke(row, referred!(row));
            }
    }

    // The changes of each ticket come down to one, as the job that folds them would leave them.
    private List<TallyChange> Counts(IReadOnlyList<Ticket> tickets) =>
    [
        .. tickets.Where(x => x.IsActive).GroupBy(x => (x.QueueId, x.AssigneeId))
            .Select(x => TallyChange.Folded(Db.TenantId, x.Key.QueueId, x.Key.AssigneeId, x.Count())),
    ];
}
