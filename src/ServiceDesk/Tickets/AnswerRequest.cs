using Microsoft.EntityFrameworkCore;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.Guides;
using ServiceDesk.Notifications;
using ServiceDesk.Partners;
using ServiceDesk.People;
using ServiceDesk.ServiceLevels;

namespace ServiceDesk.Tickets;

/// <summary>What a requester wants with the comment (P3).</summary>
public enum RequestStep
{
    /// <summary>
    /// Comment; a waiting request comes back to work. An ended one stays ended, since the page offers <see cref="Reopen"/> beside it;
    /// a mail has no such choice and brings it back.
    /// </summary>
    Update = 1,

    /// <summary>Comment and close; the comment may be empty.</summary>
    Close = 2,

    /// <summary>Reopen, with or without a comment.</summary>
    Reopen = 3,
}

/// <summary>A comment of the requester's or a participant's, by the portal, a signed link or a mail.</summary>
public sealed class AnswerRequest(DeskDb db, CatalogCache catalogs, MessageWriter messages, ChangeTicket change, ServiceClocks serviceClocks, FollowAct followAct)
{
    private const int Attempts = 5;

    /// <returns>False when the person who acts has no such ticket to answer.</returns>
    /// <exception cref="TicketRuleException">There is nothing to add, or the tenant has no status for the step.</exception>
    public async Task<bool> RunAsync(Act act, int number, RequestStep step, NewText text, IReadOnlyList<NewFile> files, CancellationToken cancellation)
    {
        // Whoever answers as a requester acts as one, staff or not.
        var asRequester = act with { Role = null };
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await TryAsync(asRequester, number, step, text, files, cancellation);
            }
            catch (DbUpdateConcurrencyException) when (attempt < Attempts)
            {
                // Somebody changed the ticket at the same moment; a comment fits into any state of it.
                db.ChangeTracker.Clear();
            }
        }
    }

    private async Task<bool> TryAsync(
        Act asRequester, int number, RequestStep step, NewText text, IReadOnlyList<NewFile> files, CancellationToken cancellation)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var ticket = await asRequester.AnswerableTickets(db).Include(x => x.Requester).SingleOrDefaultAsync(x => x.Number == number, cancellation);
        if (ticket is null)
            return false;
        await PrepareAsync(asRequester, ticket, step, text, files, null, cancellation);
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return true;
    }

    /// <summary>Adds the comment to a ticket that the caller has loaded and saves.</summary>
    public async Task PrepareAsync(
        Act act, Ticket ticket, RequestStep step, NewText text, IReadOnlyList<NewFile> files, MailFacts? mail, CancellationToken cancellation)
    {
        var catalog = await catalogs.GetAsync(db, cancellation);
        var isEmpty = text.IsEmpty && files.Count == 0 && mail is null;
        if (isEmpty && step == RequestStep.Update)
            throw new TicketRuleException("There is nothing to send: write something or add a file.");
        Phase? after = step switch
        {
            RequestStep.Close => Phase.Closed,
            RequestStep.Reopen when !ticket.IsActive => Phase.Working,
            _ => null,
        };
        Message? message = null;
        if (!isEmpty)
        {
            var author = await db.People.SingleAsync(x => x.Id == act.PersonId, cancellation);
            message = await messages.WriteAsync(act, author, MessageKind.Public, text, files, mail, cancellation);
            after ??= mail is null && step == RequestStep.Update && !ticket.IsActive ? null : ticket.PhaseAfter(message);
            ticket.Add(act, message, await PartnerOfAsync(ticket, author, cancellation));
            if (message.AutomaticReason is null && (!ticket.IsSpam || author.IsStaff))
                await Notices.OfMessageAsync(db, act, ticket, message, catalog, cancellation);
        }
        if (after is { } phase && !await change.MoveOnAsync(act, ticket, phase, catalog, cancellation) && step != RequestStep.Update)
            throw new TicketRuleException("This desk does not let the request go to “{0}” now.", phase.ToString());
        await serviceClocks.FollowAsync(act, ticket, catalog, cancellation, message);
        await followAct.RunAsync(act, ticket, catalog, cancellation);
    }

    // Whoever processes the request for a partner writes to its requester, who is to know.
    private async Task<string?> PartnerOfAsync(Ticket ticket, Person author, CancellationToken cancellation) =>
        ticket.RequesterId == author.Id || ticket.CustomerId is not { } customer ? null
        : await db.PartnersOf(customer, ticket.SystemId).Where(x => x.PersonId == author.Id && x.MayProcess).Select(x => x.Partner!.Name).FirstOrDefaultAsync(cancellation);
}
