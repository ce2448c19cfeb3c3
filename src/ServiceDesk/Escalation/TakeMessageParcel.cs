using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.Guides;
using ServiceDesk.Notifications;
using ServiceDesk.People;
using ServiceDesk.Tickets;

namespace ServiceDesk.Escalation;

/// <summary>
/// What another desk writes. At the supplier it is a comment of the requester's, who is the retailer. At the retailer it is a message
/// for staff alone, until one of them passes it on to the customer.
/// </summary>
public sealed class TakeMessageParcel(
    DeskDb db, CatalogCache catalogs, MessageWriter messages, ChangeTicket change, AnswerRequest answer, WorkOnTicket work, Representatives representatives,
    FollowAct followAct, TellOtherDesks tell, UtcClock clock)
{
    internal async Task<string?> RunAsync(SupplierTicket pair, Parcel parcel, CancellationToken cancellation)
    {
        var ticket = await TakeTicketParcel.TicketAsync(db, pair, cancellation);
        if (ticket.IsInTrash)
            return "The other desk has deleted its ticket.";
        if (ticket.IsMerged)
            return "The other desk has merged its ticket into another one.";
        var author = await representatives.FindOrAddAsync(parcel.From, pair.Link.Side, cancellation);
        tell.ArrivingBy = pair.Key;
        var act = new Act(db.TenantId, author.Id, null, Door.Desk, clock.UtcNow, parcel.Author);
        if (pair.Link.Side == LinkSide.Supplier)
            await answer.PrepareAsync(act, ticket, RequestStep.Update, new(Signed(parcel)), parcel.Files, null, cancellation);
        else
            await KeepAsync(act, author, pair.Link, ticket, parcel, cancellation);
        return null;
    }

    private async Task KeepAsync(Act act, Person author, SupplierLink link, Ticket ticket, Parcel parcel, CancellationToken cancellation)
    {
        var catalog = await catalogs.GetAsync(db, cancellation);
        var message = await messages.WriteAsync(act, author, MessageKind.Note, new(parcel.Text), parcel.Files, null, cancellation);
        ticket.Add(act, message);
        if (ticket.Phase == Phase.Waiting)
            await change.MoveOnAsync(act, ticket, Phase.Working, catalog, cancellation);
        var assignee = link.ForwardsAnswers && catalog.ActiveStaff(ticket.AssigneeId) is { } person ? person : null;
        if (assignee is null)
            await Notices.OfOutsiderAsync(db, act, ticket, message, cancellation);
        await followAct.RunAsync(act, ticket, catalog, cancellation);
        // The link's setting is an administrator's word: it needs no right of the assignee's.
        if (assignee is not null)
            await work.PrepareAsync(
                Act.Of(assignee, Door.Desk, act.At, PassOnAnswer.Why) with { Rights = Rights.All }, ticket, new TicketWork { Text = new(parcel.Text), Files = parcel.Files }, cancellation);
    }

    // Everybody at the retailer writes as the retailer: the name says who it was.
    private static string Signed(Parcel parcel) => string.IsNullOrEmpty(parcel.Author) || parcel.Text.Length == 0 ? parcel.Text : $"{parcel.Author}:\n\n{parcel.Text}";
}
