using Microsoft.EntityFrameworkCore;
using ServiceDesk.Access;
using ServiceDesk.Calendars;
using ServiceDesk.Conditions;
using ServiceDesk.Database;
using ServiceDesk.People;
using ServiceDesk.Scenarios;
using ServiceDesk.Tickets;
using ServiceDesk.Timers;

namespace ServiceDesk.ServiceLevels;

/// <summary>
/// Keeps the clocks of tickets: whatever happens to one, its ledger, its timers and its due time follow. The caller saves; what one act
/// does to a ticket in several steps counts as one.
/// </summary>
public sealed class ServiceClocks(DeskDb db, LevelBooks books, TicketFacts facts)
{
    /// <summary>What a ticket gains while somebody works on it; a change of anything else may make another service level count.</summary>
    private static readonly HashSet<string> Progress =
    [
        nameof(Ticket.StatusId), nameof(Ticket.Phase), nameof(Ticket.IsActive), nameof(Ticket.Preview), nameof(Ticket.UpdatedAt), nameof(Ticket.Version),
        nameof(Ticket.SolvedAt), nameof(Ticket.ClosedAt), nameof(Ticket.ServiceLevelId), nameof(Ticket.DueAt), nameof(Ticket.Importance), nameof(Ticket.TrashedAt), nameof(Ticket.MergedIntoId),
    ];

    private readonly Dictionary<Ticket, ClockLedger> ledgers = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<long, (List<ServiceClockEntry> Entries, List<TicketTimer> Timers)> loaded = [];

    /// <summary>Reads the ledgers of these tickets, of all of them at once.</summary>
    public async Task LoadAsync(IReadOnlyCollection<long> ticketIds, CancellationToken cancellation)
    {
        var entries = await Entries(ticketIds).ToListAsync(cancellation);
        var timers = entries.Count == 0 ? [] : await db.Timers.Where(x => ticketIds.Contains(x.TicketId) && x.ClockId != null && x.FiredAt == null && x.CancelledAt == null).ToListAsync(cancellation);
        foreach (var id in ticketIds)
            loaded[id] = (entries.FindAll(x => x.TicketId == id), timers.FindAll(x => x.TicketId == id));
    }

    internal IQueryable<ServiceClockEntry> Entries(IReadOnlyCollection<long> ticketIds) =>
        db.ServiceClocks.AsNoTracking().Where(x => ticketIds.Contains(x.TicketId)).OrderBy(x => x.At).ThenBy(x => x.Id);

    /// <summary>Starts the clocks of a new ticket, when it has been placed.</summary>
    /// <param name="act">Who opens it.</param>
    /// <param name="ticket">Where it stands now.</param>
    /// <param name="request">As it came in.</param>
    /// <param name="catalog">The tenant's guides.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task OpenAsync(Act act, Ticket ticket, RequestFacts request, Catalog catalog, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(act);
        ArgumentNullException.ThrowIfNull(ticket);
        ArgumentNullException.ThrowIfNull(catalog);
        if (catalog.ServiceLevels.Count == 0)
            return;
        var (ledger, book) = (ledgers[ticket] = new ClockLedger(db, ticket, [], []), books.Of(catalog));
        var level = book.Find(await NowAsync(request, ticket, book, catalog, cancellation));
        await FollowAsync(new(act, ticket, ledger, catalog, level, true, null), cancellation);
    }

    /// <summary>Call it when a ticket has been changed, or a message added to it.</summary>
    /// <param name="act">Who did it.</param>
    /// <param name="ticket">As it is now.</param>
    /// <param name="catalog">The tenant's guides.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <param name="message">What was written; null: nothing.</param>
    public async Task FollowAsync(Act act, Ticket ticket, Catalog catalog, CancellationToken cancellation, Message? message = null)
    {
        ArgumentNullException.ThrowIfNull(act);
        ArgumentNullException.ThrowIfNull(ticket);
        ArgumentNullException.ThrowIfNull(catalog);
        // The clocks of a new ticket start when it is placed.
        if (ticket.Id == 0 || (catalog.ServiceLevels.Count == 0 && ticket.ServiceLevelId is null))
            return;
        var (ledger, book) = (await LedgerAsync(ticket, cancellation), books.Of(catalog));
        var level = book.Find(ticket.ServiceLevelId);
        // Its own level may be gone.
        var isChosen = HasOtherFacts(ticket) || (ticket.ServiceLevelId is not null && level is null);
        if (ledger.IsEmpty && !(isChosen && ticket.IsActive))
            return;
        if (isChosen)
            level = book.Find(await facts.ReadAsync(ticket, answers: false, cancellation));
        await FollowAsync(new(act, ticket, ledger, catalog, level, isChosen, message), cancellation);
    }

    /// <summary>Notes in the ledger what a timer went off for. What follows from it is the caller's.</summary>
    /// <returns>False when the clock does not run any more.</returns>
    internal async Task<bool> NoteAsync(Act act, TicketTimer timer, Catalog catalog, CancellationToken cancellation)
    {
        var ledger = await LedgerAsync(timer.Ticket, cancellation);
        if (ledger.Clock(timer.ClockId!.Value, catalog) is not { State: ClockState.Running } clock)
            return false;
        ledger.Append(clock, timer.Alarm == ClockAlarm.Warning ? ClockEvent.Warn : ClockEvent.Breach, act.At);
        return true;
    }

    /// <summary>Ends the open clocks of a ticket whose service level is deleted.</summary>
    internal async Task CancelAsync(Act act, Ticket ticket, Catalog catalog, CancellationToken cancellation)
    {
        var ledger = await LedgerAsync(ticket, cancellation);
        foreach (var target in ServiceTargets.All)
            if (ledger.Clock(target, catalog) is { IsOpen: true } clock)
                ledger.Append(clock, ClockEvent.Cancel, act.At);
        ledger.SetTimers(act.At, []);
        ticket.Promise(null, null);
    }

    private bool HasOtherFacts(Ticket ticket) => db.HasChanged(ticket, column => !Progress.Contains(column.Name));

    // Where rules and the scenario have put it.
    private async Task<RequestFacts> NowAsync(RequestFacts request, Ticket ticket, LevelBook book, Catalog catalog, CancellationToken cancellation) => request with
    {
        QueueId = ticket.QueueId,
        GroupId = ticket.GroupId,
        AssigneeId = ticket.AssigneeId,
        PriorityId = ticket.PriorityId,
        CategoryId = ticket.CategoryId,
        TypeId = ticket.TypeId,
        ProductId = ticket.ProductId,
        Tags = ticket.TagText.Split(", ", StringSplitOptions.RemoveEmptyEntries),
        Fields = catalog.FieldWords(ticket.Fields),
        CustomerName = request.CustomerName is null && ticket.CustomerId is { } customer && book.LooksAt("customer")
            ? await db.Customers.Where(x => x.Id == customer).Select(x => x.Name).SingleOrDefaultAsync(cancellation) : request.CustomerName,
    };

    private async Task FollowAsync(ClockStep step, CancellationToken cancellation)
    {
        step.Ledger.Unwind(step.Act.At);
        var waits = new List<ClockWait>();
        DateTime? due = null;
        foreach (var target in ServiceTargets.All)
        {
            if (step.Follow(target, books.Of(step.Catalog)) is not { State: ClockState.Running, Terms.Minutes: not null } clock)
                continue;
            try
            {
                due = Earlier(due, clock.InstantOf(TimeSpan.FromMinutes(clock.Terms.Minutes.Value)));
                if (step.WaitOf(clock) is { } wait)
                    waits.Add(wait);
            }
            catch (CalendarException e)
            {
                // Nobody's work waits for a calendar that never opens: the level's page tells its author.
                (await db.ServiceLevels.SingleOrDefaultAsync(x => x.Id == clock.Terms.LevelId, cancellation))?.Report(e.Message, step.Act.At);
            }
        }
        step.Ledger.SetTimers(step.Act.At, waits);
        step.Ticket.Promise(step.Level?.Level.Id, due is { } at ? UtcClock.Cut(at) : null);
    }

    private static DateTime? Earlier(DateTime? one, DateTime? other) => one is null || other < one ? other : one;

    private async Task<ClockLedger> LedgerAsync(Ticket ticket, CancellationToken cancellation)
    {
        if (ledgers.TryGetValue(ticket, out var known))
            return known;
        if (!loaded.Remove(ticket.Id, out var rows))
        {
            await LoadAsync([ticket.Id], cancellation);
            loaded.Remove(ticket.Id, out rows);
        }
        return ledgers[ticket] = new ClockLedger(db, ticket, rows.Entries, rows.Timers);
    }
}
