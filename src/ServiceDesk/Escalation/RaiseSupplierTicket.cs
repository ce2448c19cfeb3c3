using Microsoft.EntityFrameworkCore;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.Dispatch;
using ServiceDesk.People;
using ServiceDesk.Tickets;

namespace ServiceDesk.Escalation;

/// <summary>Opens a ticket at a supplier without a customer's: whoever raises it is its requester here.</summary>
public sealed class RaiseSupplierTicket(DeskDb db, OpenTicket open, EscalateToSupplier escalate)
{
    /// <returns>The number of this desk's half; null when the person who acts may not.</returns>
    /// <exception cref="TicketRuleException">Something of it cannot be taken; nothing is saved.</exception>
    public async Task<int?> RunAsync(Act act, long linkId, string subject, string text, IReadOnlyList<NewFile> files, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(act);
        ArgumentNullException.ThrowIfNull(files);
        if (!act.Allows(Right.RaiseSupplierTicket))
            return null;
        if (string.IsNullOrWhiteSpace(text))
            throw new TicketRuleException("There is nothing to hand over: write something or choose a message.");
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var person = await db.People.Include(x => x.Customer).SingleAsync(x => x.Id == act.PersonId, cancellation);
        // Nobody's hands but one's own: the dispatcher would give it to colleagues else.
        var ticket = await open.PrepareAsync(act, new NewTicket(subject, new(text), person) { AssigneeId = person.Id, Files = files, IsQuiet = true }, cancellation);
        await db.SaveChangesAsync(cancellation);
        var attached = ticket.Messages.SelectMany(x => x.Attachments).Select(x => x.Id).ToList();
        await escalate.PrepareAsync(act, ticket, new(linkId, subject, text, [], [], attached), text.Trim(), cancellation);
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return ticket.Number;
    }
}
