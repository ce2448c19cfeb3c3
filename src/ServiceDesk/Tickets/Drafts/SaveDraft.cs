using Microsoft.EntityFrameworkCore;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.Tickets.Holding;

namespace ServiceDesk.Tickets.Drafts;

/// <summary>Keeps what whoever acts is writing in a ticket; what was kept before makes place, and nothing written is nothing kept.</summary>
public sealed class SaveDraft(DeskDb db)
{
    private const int Attempts = 3;

    /// <param name="seen">The newest message that the page showed.</param>
    /// <returns>When it was saved, UTC in milliseconds; null when the person who acts may not write in such a ticket.</returns>
    /// <exception cref="TicketRuleException">It is longer than what is kept.</exception>
    public async Task<DateTime?> RunAsync(Act act, int number, NewText text, long seen, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(act);
        ArgumentNullException.ThrowIfNull(text);
        if (text.Text.Length > Draft.TextLength || text.Html?.Length > Draft.TextLength)
            throw new TicketRuleException("A draft holds at most 500,000 characters.");
        if (act.PersonId is not { } me)
            return null;
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await KeepAsync(act, me, number, text, seen, cancellation);
            }
            catch (DbUpdateException) when (attempt < Attempts)
            {
                // Two tabs of one person save their first words at once (the unique index lets one in, and the other one changes it), or the
                // draft goes at this moment with what was sent.
                db.ChangeTracker.Clear();
            }
        }
    }

    private async Task<DateTime?> KeepAsync(Act act, long me, int number, NewText text, long seen, CancellationToken cancellation)
    {
        var found = await act.TicketsFor(db, Right.Edit).Where(x => x.Number == number)
            .Select(x => new { x.Id, WasSent = db.Set<Message>().Any(y => y.TicketId == x.Id && y.Id > seen && y.AuthorId == me && y.Text == text.Text), Draft = db.Set<Draft>().FirstOrDefault(y => y.TicketId == x.Id && y.PersonId == me),
                HasFiles = db.Set<DraftFile>().Any(y => y.TicketId == x.Id && y.PersonId == me && y.HeldReplyId == null) }).SingleOrDefaultAsync(cancellation);
        if (found is null)
            return null;
        var now = act.At.AddTicks(-(act.At.Ticks % TimeSpan.TicksPerMillisecond));
        // A reply of files alone that was undone has no text, and is one to go on with.
        if (text.IsEmpty && found.Draft is not null && !found.HasFiles)
            db.Remove(found.Draft);
        else if (found.Draft is { } draft)
            (draft.Text, draft.Html, draft.Seen, draft.SavedAt) = (text.Text, text.Html, seen, now);
        // One that comes behind the message that it became is none.
        else if (!text.IsEmpty && !found.WasSent)
            db.Add(new Draft { TenantId = act.TenantId, PersonId = me, TicketId = found.Id, Text = text.Text, Html = text.Html, Seen = seen, SavedAt = now });
        await db.SaveChangesAsync(cancellation);
        return now;
    }
}
