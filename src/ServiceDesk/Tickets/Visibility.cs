using ServiceDesk.Access;
using ServiceDesk.Database;

namespace ServiceDesk.Tickets;

/// <summary>Reads start here: from what the person who acts may see. What is not in it does not exist for them.</summary>
public static class Visibility
{
    extension(Act act)
    {
        /// <summary>Staff see the tenant's tickets; requesters those that they opened or take part in.</summary>
        public IQueryable<Ticket> VisibleTickets(DeskDb db) => act.VisibleAmong(db.Tickets);

        /// <summary>Of some tickets, those that the person who acts may see.</summary>
        public IQueryable<Ticket> VisibleAmong(IQueryable<Ticket> tickets) => act.IsStaff
            ? tickets
            : tickets.Where(ticket => ticket.RequesterId == act.PersonId || ticket.Participants.Any(x => x.PersonId == act.PersonId));

        /// <summary>The requester's half of <see cref="VisibleTickets"/>: what they opened.</summary>
        public IQueryable<Ticket> OpenedTickets(DeskDb db) => db.Tickets.Where(x => x.RequesterId == act.PersonId);

        /// <summary>The other half: where they take part.</summary>
        public IQueryable<Ticket> JoinedTickets(DeskDb db) =>
            db.Participants.Where(x => x.PersonId == act.PersonId).Join(db.Tickets, x => x.TicketId, x => x.Id, (_, ticket) => ticket);

        /// <summary>Staff see notes too.</summary>
        public IQueryable<Message> VisibleMessages(DeskDb db) => act.IsStaff
            ? db.Messages
            : db.Messages.Where(message => message.Kind == MessageKind.Public);
    }
}
