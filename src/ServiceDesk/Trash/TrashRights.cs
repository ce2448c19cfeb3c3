using Microsoft.EntityFrameworkCore;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.Tickets;

namespace ServiceDesk.Trash;

/// <summary>What was deleted, for who may see and restore it.</summary>
public static class TrashRights
{
    extension(Act act)
    {
        /// <summary>What lies in the trash, for whoever may bring it back.</summary>
        public IQueryable<Ticket> TrashedTickets(DeskDb db) =>
            act.Within(Right.Delete, db.Tickets.IgnoreQueryFilters([Ticket.TrashFilter])).Where(x => x.TrashedAt != null);
    }
}
