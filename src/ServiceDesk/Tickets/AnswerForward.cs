using Microsoft.EntityFrameworkCore;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.Guides;
using ServiceDesk.Notifications;
using ServiceDesk.People;

namespace ServiceDesk.Tickets;

/// <summary>
/// The answer of somebody outside to whom a ticket was forwarded: a note under their name, which staff alone read. They take part in
/// nothing; a waiting ticket comes back to work, and whoever works on it is told.
/// </summary>
public sealed class AnswerForward(DeskDb db, CatalogCache catalogs, MessageWriter messages, ChangeTicket change, FollowAct followAct)
{
    /// <summary>Adds the answer to a ticket that the caller has loaded and saves.</summary>
    public async Task PrepareAsync(Act act, Ticket ticket, NewText text, IReadOnlyList<NewFile> files, MailFacts mail, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(act);
        ArgumentNullException.ThrowIfNull(ticket);
        var author = await db.People.SingleAsync(x => x.Id == act.PersonId, cancellation);
        var message = await messages.WriteAsync(act, author, MessageKind.Note, text, files, mail, cancellation);
        ticket.Add(act, message);
        if (message.AutomaticReason is not null)
            return;
        var catalog = await catalogs.GetAsync(db, cancellation);
        if (ticket.Phase == Phase.Waiting)
            await change.MoveOnAsync(act, ticket, Phase.Working, catalog, cancellation);
        await Notices.OfOutsiderAsync(db, act, ticket, message, cancellation);
        await followAct.RunAsync(act, ticket, catalog, cancellation);
    }
}
