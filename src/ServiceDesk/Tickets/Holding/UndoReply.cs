using Microsoft.EntityFrameworkCore;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.Mail.Html;
using ServiceDesk.Tickets.Drafts;
using ServiceDesk.Timers;

namespace ServiceDesk.Tickets.Holding;

public enum UndoOutcome
{
    /// <summary>Whoever acts may not work on such a ticket, or the reply is somebody else's.</summary>
    NotFound,
    Undone,

    /// <summary>It has gone out, or another tab has undone it.</summary>
    TooLate,
}

/// <summary>
/// Makes a draft of a held or returned reply again, with its formatting, its changes and its files; it stands before whatever its author has
/// begun to write meanwhile.
/// </summary>
public sealed class UndoReply(DeskDb db, DueWorkQueue due)
{
    public async Task<UndoOutcome> RunAsync(Act act, int number, Guid id, CancellationToken cancellation)
    {
        if (!await HeldReplyList.IsOwnAsync(db, act, number, id, cancellation))
            return UndoOutcome.NotFound;
        try
        {
            return await TakeBackAsync(act, id, cancellation);
        }
        catch (DbUpdateConcurrencyException)
        {
            // Another tab has taken the same returned reply.
            return UndoOutcome.TooLate;
        }
        catch (DbUpdateException)
        {
            // Another tab saved its first words at the same moment: these go before them.
            db.ChangeTracker.Clear();
            return await TakeBackAsync(act, id, cancellation);
        }
    }

    private async Task<UndoOutcome> TakeBackAsync(Act act, Guid id, CancellationToken cancellation)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var held = await db.HeldReplies.Include(x => x.Files).SingleOrDefaultAsync(x => x.Id == id, cancellation);
        if (held is null || (held.ReturnedAt is null && await due.DoneAsync(id, cancellation) == 0))
            return UndoOutcome.TooLate;
        await GiveBackAsync(act, held, cancellation);
        foreach (var file in held.Files.ToList())
            file.HeldReplyId = null;
        db.Remove(held);
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return UndoOutcome.Undone;
    }

    private async Task GiveBackAsync(Act act, HeldReply held, CancellationToken cancellation)
    {
        var now = act.At.AddTicks(-(act.At.Ticks % TimeSpan.TicksPerMillisecond));
        var seen = HeldReply.ReadWork(held.Work).Seen ?? 0;
        if (await db.Drafts.SingleOrDefaultAsync(x => x.TicketId == held.TicketId && x.PersonId == held.PersonId, cancellation) is not { } draft)
        {
            db.Add(new Draft { TenantId = held.TenantId, PersonId = held.PersonId, TicketId = held.TicketId, Text = held.Text, Html = held.Html, Seen = seen, SavedAt = now, Work = held.Work });
            return;
        }
        draft.Html = draft.Html is null && held.Html is null ? null : HtmlOf(held.Text, held.Html) + HtmlOf(draft.Text, draft.Html);
        draft.Text = $"{held.Text}\n\n{draft.Text}".Trim();
        (draft.Seen, draft.SavedAt, draft.Work) = (Math.Min(seen, draft.Seen), now, held.Work);
    }

    private static string HtmlOf(string text, string? html) => html ?? (text.Length == 0 ? "" : PlainTextHtml.FromText(text));
}
