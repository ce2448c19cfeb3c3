using Microsoft.EntityFrameworkCore;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.Tickets.Drafts;
using ServiceDesk.Trash;

namespace ServiceDesk.Tickets.Holding;

/// <summary>What was sent is no draft any more. Of the files beside the draft, those that go with it are handed over; the caller saves.</summary>
internal sealed class DraftEnd(DeskDb db)
{
    /// <returns>The files that go with what is sent: rows that the caller gives away or removes.</returns>
    public async Task<IReadOnlyList<DraftFile>> RunAsync(Act act, long ticketId, TicketWork work, CancellationToken cancellation)
    {
        var me = act.PersonId;
        if (await db.Drafts.SingleOrDefaultAsync(x => x.TicketId == ticketId && x.PersonId == me, cancellation) is not { } draft)
            return [];
        var files = await db.DraftFiles.Where(x => x.TicketId == ticketId && x.PersonId == me && x.HeldReplyId == null).OrderBy(x => x.Id).ToListAsync(cancellation);
        var shown = work.IsWritten ? files.FindAll(x => work.ShownFileIds.Contains(x.Id)) : [];
        // Fields alone: what the draft asked for is done, or was changed by hand.
        draft.Work = null;
        if (work.IsWritten)
            (draft.Text, draft.Html) = ("", null);
        // Files that the page did not know of stay, and the draft with them.
        if (draft.Text.Length == 0 && files.Count == shown.Count)
            db.Remove(draft);
        foreach (var file in shown.Where(x => !work.KeptFileIds.Contains(x.Id)))
            Discard(file, act.At);
        return shown.FindAll(x => work.KeptFileIds.Contains(x.Id));
    }

    /// <summary>The bytes go when nothing names them any more.</summary>
    public void Discard(DraftFile file, DateTime at)
    {
        db.Remove(file);
        db.Add(new DiscardedFile { TenantId = file.TenantId, Name = file.File, Since = at });
    }
}
