using Microsoft.EntityFrameworkCore;
using ServiceDesk.Access;
using ServiceDesk.Database;

namespace ServiceDesk.Tickets.Drafts;

/// <summary>Something that whoever looks has begun to write.</summary>
/// <param name="Beginning">Of its text.</param>
public sealed record DraftRow(int Number, string Subject, string Beginning, DateTime SavedAt);

/// <summary>Reads what somebody has begun to write: nobody else's drafts, and none of tickets out of their sight.</summary>
public sealed class DraftList(DeskDb db)
{
    /// <summary>More than anybody leaves unfinished.</summary>
    public const int Most = 200;

    public const int BeginningLength = 200;

    /// <summary>The newest first.</summary>
    public async Task<IReadOnlyList<DraftRow>> OfAsync(Act act, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(act);
        var me = act.PersonId;
        return await db.Drafts.Where(x => x.PersonId == me)
            .Join(act.TicketsFor(db, Right.Edit), x => x.TicketId, x => x.Id, (draft, ticket) => new { draft, ticket })
            .OrderByDescending(x => x.draft.SavedAt).Take(Most)
            .Select(x => new DraftRow(x.ticket.Number, x.ticket.Subject, x.draft.Text.Substring(0, x.draft.Text.Length < BeginningLength ? x.draft.Text.Length : BeginningLength), x.draft.SavedAt))
            .ToListAsync(cancellation);
    }
}
