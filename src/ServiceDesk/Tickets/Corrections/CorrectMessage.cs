using Microsoft.EntityFrameworkCore;
using ServiceDesk.Access;
using ServiceDesk.Database;

namespace ServiceDesk.Tickets.Corrections;

/// <summary>How a message is to read from now on.</summary>
/// <param name="Text">Null: its words stay.</param>
/// <param name="Withdrawn">Of its files, those that are not shown any more; files that are left out are shown again.</param>
/// <param name="Seen">The correction that the page showed last (UTC); null: none. A message that was corrected since is not overwritten.</param>
public sealed record MessageCorrection(NewText? Text, IReadOnlyList<long> Withdrawn, string? Why, DateTime? Seen);

/// <summary>
/// Corrects what stands in a ticket's history (I8): the words of a message and which of its files are shown. What stood before is kept,
/// with who changed it and when, and is shown to staff; a mail that has left or that came in stays as it is.
/// </summary>
public sealed class CorrectMessage(DeskDb db)
{
    /// <summary>Whether somebody who may edit the ticket may correct a message in it: their own words; those of others by the right to delete.</summary>
    /// <param name="mayDelete">Whether the person has <see cref="Right.Delete"/> over the ticket.</param>
    public static bool Allows(long? personId, bool mayDelete, long authorId, bool isFromStaff) => mayDelete || (isFromStaff && authorId == personId);

    /// <returns>The ticket's number; null when the person who acts has no such message to correct.</returns>
    /// <exception cref="TicketRuleException">It cannot be corrected like this; nothing is saved.</exception>
    public async Task<int?> RunAsync(Act act, long messageId, MessageCorrection correction, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(correction);
        if (!act.IsStaff)
            return null;
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var message = await db.Messages.Include(x => x.Attachments).Include(x => x.Author).SingleOrDefaultAsync(x => x.Id == messageId, cancellation);
        if (message is null)
            return null;
        var ticket = await act.TicketsFor(db, Right.Edit).SingleOrDefaultAsync(x => x.Id == message.TicketId, cancellation);
        if (ticket is null || !Allows(act.PersonId, act.Covers(Right.Delete, ticket), message.AuthorId, message.IsFromStaff))
            return null;
        if (message.CorrectedAt != correction.Seen)
            throw new TicketRuleException("Somebody corrected this message at the same moment. Look at the change, then try again.");
        act = act with { Why = correction.Why };
        if (correction.Text is { } text && (text.Text != message.Text || (text.Html ?? message.Html) != message.Html))
            CorrectText(act, ticket, message, text);
        foreach (var file in message.Attachments)
            ticket.ShowFile(act, file, !correction.Withdrawn.Contains(file.Id));
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return ticket.Number;
    }

    private void CorrectText(Act act, Ticket ticket, Message message, NewText text)
    {
        if (text.IsEmpty && message.Attachments.Count == 0)
            throw new TicketRuleException("A message needs words. To take out all of them, say so in their place, for example: “removed on request”.");
        db.Add(new MessageVersion
        {
            TenantId = act.TenantId,
            Message = message,
            Text = message.Text,
            Html = message.Html,
            BodyFile = message.BodyFile,
            PersonId = act.PersonId!.Value,
            At = act.At,
            Why = act.Why,
        });
        ticket.Correct(act, message, text);
    }
}
