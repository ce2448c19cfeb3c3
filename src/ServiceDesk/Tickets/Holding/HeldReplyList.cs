using Microsoft.EntityFrameworkCore;
using ServiceDesk.Access;
using ServiceDesk.Database;

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

public sealed record DraftFileView(long Id, string Name, long Size);

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
    /// <returns>In the order in which they leave.</returns>
    public Task<List<HeldReplyView>> OfAsync(Act act, long ticketId, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(act);
        return Replies(act, ticketId).ToListAsync(cancellation);
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

    internal IQueryable<HeldReplyView> Replies(Act act, long ticketId)
    {
        var me = act.PersonId;
        return db.HeldReplies.Where(x => x.TicketId == ticketId && (x.ReturnedAt == null || x.PersonId == me)).OrderBy(x => x.HeldAt)
            .Select(x => new HeldReplyView(
                x.Id, x.PersonId, db.Set<People.Person>().Where(p => p.Id == x.PersonId).Select(p => p.Name).First(),
                x.PersonId == me ? x.Text : "", x.PersonId == me ? x.Html : null, x.HeldAt, x.DueAt, x.ReturnedAt, x.Reason)
            {
                Files = x.Files.Where(file => file.PersonId == me).OrderBy(file => file.Id).Select(file => new DraftFileView(file.Id, file.Name, file.Size)).ToList(),
            });
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
