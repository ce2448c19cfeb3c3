using ServiceDesk.Database;
using ServiceDesk.People;
using ServiceDesk.Tickets;

namespace ServiceDesk.Partners;

/// <summary>
/// The one place that says which requests somebody outside sees, and which of them they answer: those that they opened or take part in,
/// their organisation's where it shares them, and those of the customers under the partner that they are registered at. Pages, files,
/// signed links and mails all ask here, at each use anew: what is taken away is gone at once.
/// </summary>
internal static class PortalAccess
{
    public static IQueryable<Ticket> SeenFromOutside(this DeskDb db, IQueryable<Ticket> tickets, long? me)
    {
        var (people, registered, links) = (db.People, db.PartnerPeople, db.PartnerLinks);
        return tickets.Where(ticket => ticket.RequesterId == me || ticket.Participants.Any(x => x.PersonId == me)
            || (ticket.CustomerId != null
                && (people.Any(x => x.Id == me && x.CustomerId == ticket.CustomerId && x.Customer!.Sharing >= RequestSharing.Seen)
                    || registered.Any(x => x.PersonId == me && x.EndedAt == null && links.Any(link =>
                        link.PartnerId == x.PartnerId && link.EndedAt == null && link.CustomerId == ticket.CustomerId && (link.SystemId == null || link.SystemId == ticket.SystemId))))));
    }

    public static IQueryable<Ticket> AnsweredFromOutside(this DeskDb db, IQueryable<Ticket> tickets, long? me)
    {
        var (people, registered, links) = (db.People, db.PartnerPeople, db.PartnerLinks);
        return tickets.Where(ticket => ticket.RequesterId == me || ticket.Participants.Any(x => x.PersonId == me)
            || (ticket.CustomerId != null
                && (people.Any(x => x.Id == me && x.CustomerId == ticket.CustomerId && x.Customer!.Sharing >= RequestSharing.Answered)
                    || registered.Any(x => x.PersonId == me && x.EndedAt == null && x.MayProcess && links.Any(link =>
                        link.PartnerId == x.PartnerId && link.EndedAt == null && link.CustomerId == ticket.CustomerId && (link.SystemId == null || link.SystemId == ticket.SystemId))))));
    }

    /// <summary>Those who are registered at a partner of this customer's, or of this system's.</summary>
    public static IQueryable<PartnerPerson> PartnersOf(this DeskDb db, long customerId, long? systemId)
    {
        var links = db.PartnerLinks;
        return db.PartnerPeople.Where(x => x.EndedAt == null && links.Any(link =>
            link.PartnerId == x.PartnerId && link.EndedAt == null && link.CustomerId == customerId && (link.SystemId == null || link.SystemId == systemId)));
    }
}
