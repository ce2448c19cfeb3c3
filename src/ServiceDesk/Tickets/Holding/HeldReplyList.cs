using Microsoft.EntityFrameworkCore;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.People;
using ServiceDesk.Tickets.Drafts;

namespace ServiceDesk.Tickets.Holding;

/// <summary>A held or returned reply as the page of its ticket shows it.</summary>
/// <param name="Text">Empty where it is somebody else's.</param>
/// <param name="ReturnedAt">Null: it is held.</param>
public sealed record HeldReplyView(Guid Id, long PersonId, string AuthorName, string Text, string? Html, DateTime HeldAt, DateTime DueAt, DateTime? ReturnedAt, string? Reason)
{
    /// <summary>Of one's own.</summary>
    public IReadOnlyList<DraftFileView> Files { get; init; } = [];
    public ReturnReason Why => ReturnReason.Read(Reason);
}

public sealed record DraftFileView(long Id, Guid? HeldReplyId, string Name, long Size);

/// <summary>What has not been sent in a ticket, as far as its reader may know.</summary>
/// <param name="Draft">The reader's own.</param>
/// <param name="DraftFiles">Those that stand beside it.</param>
/// <param name="Replies">In the order in which they leave.</param>
public sealed record UnsentView(Draft? Draft, IReadOnlyList<DraftFileView> DraftFiles, IReadOnlyList<HeldReplyView> Replies)
{
    public static UnsentView Nothing { get; } = new(null, [], []);
}

/// <summary>A reply that could not be sent, among its author's drafts.</summary>
/// <param name="Number">Null: the ticket is out of their sight now.</param>
public sealed record ReturnedReplyRow(Guid Id, int? Number, string? Subject, string Text, DateTime ReturnedAt, string? Reason)
{
    public ReturnReason Why => ReturnReason.Read(Reason);
}

/// <summary>Reads replies that are held or could not be sent. Of a colleague's, it is told only that one is about to go out.</summary>
public sealed class HeldReplyList(DeskDb db)
{
    private const int Most = 200;

    /// <param name="act">Who looks.</param>
    /// <param name="ticketId">A ticket that they see.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<UnsentView> OfAsync(Act act, long ticketId, CancellationToken cancellation)
    {
        var found = (await Unsent(act, ticketId).ToListAsync(cancellation)).Single();
        var files = found.Files.ToLookup(x => x.HeldReplyId);
        return new(found.Drafts.SingleOrDefault(), [.. files[null]], [.. found.Replies.OrderBy(x => x.HeldAt).Select(x => x with { Files = [.. files[x.Id]] })]);
    }

    /// <summary>The reader's own that could not be sent, the newest first: wherever the ticket is now, their words stay theirs.</summary>
    public Task<List<ReturnedReplyRow>> ReturnedAsync(Act act, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(act);
        var me = act.PersonId;
        var tickets = act.TicketsFor(db, Right.Edit);
        return db.HeldReplies.IgnoreQueryFilters([Ticket.TrashFilter]).Where(x => x.PersonId == me && x.ReturnedAt != null).OrderByDescending(x => x.ReturnedAt).Take(Most)
            .Select(x => new ReturnedReplyRow(
                x.Id, tickets.Where(y => y.Id == x.TicketId && y.TrashedAt == null).Select(y => (int?)y.Number).FirstOrDefault(),
                tickets.Where(y => y.Id == x.TicketId && y.TrashedAt == null).Select(y => y.Subject).FirstOrDefault(), x.Text, x.ReturnedAt!.Value, x.Reason))
            .ToListAsync(cancellation);
    }

    // One command, though each row of one stands beside each of the others: there are few.
    internal IQueryable<UnsentRows> Unsent(Act act, long ticketId)
    {
        var me = act.PersonId;
        var (drafts, files, replies, people) = (db.Drafts, db.DraftFiles, db.HeldReplies, db.People);
        return db.Tickets.AsNoTracking().IgnoreQueryFilters([Ticket.TrashFilter]).Where(x => x.Id == ticketId).Select(x => new UnsentRows
        {
            Drafts = drafts.Where(y => y.TicketId == x.Id && y.PersonId == me).ToList(),
            Files = files.Where(y => y.TicketId == x.Id && y.PersonId == me).OrderBy(y => y.Id).Select(y => new DraftFileView(y.Id, y.HeldReplyId, y.Name, y.Size)).ToList(),
            Replies = replies.Where(y => y.TicketId == x.Id && (y.ReturnedAt == null || y.PersonId == me))
                .Select(y => new HeldReplyView(
                    y.Id, y.PersonId, people.Where(p => p.Id == y.PersonId).Select(p => p.Name).First(),
                    y.PersonId == me ? y.Text : "", y.PersonId == me ? y.Html : null, y.HeldAt, y.DueAt, y.ReturnedAt, y.Reason)).ToList(),
        });
    }

    internal sealed class UnsentRows
    {
        public required List<Draft> Drafts { get; init; }
        public required List<DraftFileView> Files { get; init; }
        public required List<HeldReplyView> Replies { get; init; }
    }

    /// <summary>Whether somebody may decide over a reply: in a ticket that they work on, and not over a colleague's. One that is gone is nobody's.</summary>
    internal static async Task<bool> IsOwnAsync(DeskDb db, Act act, int number, Guid id, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(act);
        if (await act.TicketsFor(db, Right.Edit).Where(x => x.Number == number).Select(x => (long?)x.Id).SingleOrDefaultAsync(cancellation) is not { } ticketId)
            return false;
        var held = await db.HeldReplies.Where(x => x.Id == id).Select(x => new { x.PersonId, x.TicketId }).SingleOrDefaultAsync(cancellation);
        return held is null || (held.PersonId == act.PersonId && held.TicketId == ticketId);
    }
}
