using Microsoft.EntityFrameworkCore;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.Files;
using ServiceDesk.Tickets;

namespace ServiceDesk.Escalation;

/// <summary>Passes a supplier's answer on to the customer, as an answer of the person who does it: in its own words or in better ones.</summary>
public sealed class PassOnAnswer(DeskDb db, WorkOnTicket work, IFileStore files)
{
    /// <summary>Stands in the history beside what follows from it.</summary>
    public const string Why = "Passed on from the supplier";

    /// <param name="messageId">The supplier's message.</param>
    /// <param name="withFiles">Its files go along.</param>
    /// <returns>False when the person who acts may not answer such a ticket, or it has no such message.</returns>
    /// <exception cref="TicketRuleException">There is nothing to pass on.</exception>
    public async Task<bool> RunAsync(Act act, int number, long messageId, string? text, bool withFiles, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(act);
        if (!act.IsStaff)
            return false;
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var ticket = await work.WithNumber(act, number).SingleOrDefaultAsync(cancellation);
        var message = ticket is null ? null : await db.Messages.AsNoTracking().Include(x => x.Attachments)
            .SingleOrDefaultAsync(x => x.Id == messageId && x.TicketId == ticket.Id && x.Kind == MessageKind.Note && x.Author.RepresentsTenantId != null, cancellation);
        if (ticket is null || message is null)
            return false;
        IReadOnlyList<NewFile> attached = withFiles
            ? [.. message.Attachments.Where(x => x.Check != FileCheck.Infected && x.RemovedAt is null).OrderBy(x => x.Id).Select(x => new NewFile(x.Name, x.ContentType, () => files.Open(x.TenantId, x.File)))]
            : [];
        if (string.IsNullOrWhiteSpace(text) && attached.Count == 0)
            throw new TicketRuleException("There is nothing to send: write something or add a file.");
        // By this door, so that the supplier is not told its own words.
        await work.PrepareAsync(act with { Door = Door.Desk, Why = Why }, ticket, new TicketWork { Text = new((text ?? "").Trim()), Files = attached }, cancellation);
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return true;
    }
}
