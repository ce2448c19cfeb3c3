using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.Partners;

namespace ServiceDesk.Tickets;

/// <summary>Reads start here: from what the person who acts may see. What is not in it does not exist for them.</summary>
public static class Visibility
{
    extension(Act act)
    {
        /// <summary>Staff see the tickets in their roles' scope; people outside what <see cref="PortalAccess"/> gives them.</summary>
        public IQueryable<Ticket> VisibleTickets(DeskDb db) => act.VisibleAmong(db, db.Tickets);

        /// <summary>Of some tickets, those that the person who acts may see.</summary>
        public IQueryable<Ticket> VisibleAmong(DeskDb db, IQueryable<Ticket> tickets) => act.IsStaff
            ? act.Within(Right.Ticketing, tickets)
            : db.SeenFromOutside(tickets, act.PersonId);

        /// <summary>Those that somebody may answer as a requester, close and reopen; staff are requesters here.</summary>
        public IQueryable<Ticket> AnswerableTickets(DeskDb db) => db.AnsweredFromOutside(db.Tickets, act.PersonId);

        /// <summary>The tickets over which a member of staff has a right: use cases that change one begin here.</summary>
        public IQueryable<Ticket> TicketsFor(DeskDb db, Right right) => act.Within(right, db.Tickets);

        /// <summary>Whether a member of staff has a right over a ticket that is loaded.</summary>
        public bool Covers(Right right, Ticket ticket) => act.Rights.Cover(right, act.PersonId, ticket.AssigneeId, ticket.GroupId);

        /// <summary>Of some tickets, those over which a member of staff has a right. Who has it over all asks as if there were no scope: their lists keep their plans.</summary>
        public IQueryable<Ticket> Within(Right right, IQueryable<Ticket> tickets)
        {
            var (me, groups) = (act.PersonId, act.Rights.GroupIds);
            return act.Rights.ScopeOf(right) switch
            {
                TicketScope.All => tickets,
                TicketScope.Group when groups.Count > 0 => tickets.Where(x => x.AssigneeId == me || (x.GroupId != null && groups.Contains(x.GroupId.Value))),
                TicketScope.Group or TicketScope.Own => tickets.Where(x => x.AssigneeId == me),
                _ => tickets.Where(_ => false),
            };
        }

        /// <summary>A requester's own: what they opened.</summary>
        public IQueryable<Ticket> OpenedTickets(DeskDb db) => db.Tickets.Where(x => x.RequesterId == act.PersonId);

        /// <summary>Also their own: where they take part.</summary>
        public IQueryable<Ticket> JoinedTickets(DeskDb db) =>
            db.Participants.Where(x => x.PersonId == act.PersonId).Join(db.Tickets, x => x.TicketId, x => x.Id, (_, ticket) => ticket);

        /// <summary>Staff see notes too. For requesters, whoever asks narrows it to a ticket that they may see.</summary>
        public IQueryable<Message> VisibleMessages(DeskDb db)
        {
            if (!act.IsStaff)
                return db.Messages.Where(message => message.Kind == MessageKind.Public);
            if (act.Rights.ScopeOf(Right.Ticketing) == TicketScope.All)
                return db.Messages;
            var tickets = act.VisibleTickets(db);
            return db.Messages.Where(message => tickets.Any(ticket => ticket.Id == message.TicketId));
        }
    }
}
