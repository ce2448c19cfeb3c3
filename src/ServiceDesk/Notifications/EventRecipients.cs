using Microsoft.EntityFrameworkCore;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.Outbox;
using ServiceDesk.Partners;
using ServiceDesk.People;
using ServiceDesk.Tickets;
using ServiceDesk.Watching;

namespace ServiceDesk.Notifications;

/// <summary>Finds those of a ticket's people who can be told. Staff outside whose sight the ticket lies hear nothing of it.</summary>
public sealed class EventRecipients(DeskDb db, StaffRights staffRights)
{
    private readonly Dictionary<long, List<long>> loaded = [];

    /// <summary>Reads who watches these tickets, for all of them at once.</summary>
    public async Task LoadAsync(IReadOnlyCollection<long> ticketIds, CancellationToken cancellation)
    {
        var found = await db.Watchers.Where(x => ticketIds.Contains(x.TicketId)).Select(x => new { x.TicketId, x.PersonId }).ToListAsync(cancellation);
        foreach (var id in ticketIds)
            loaded[id] = [];
        foreach (var watcher in found)
            loaded[watcher.TicketId].Add(watcher.PersonId);
    }

    /// <param name="earlier">Mails that the act has caused: an answer is copied to those who take part.</param>
    internal async Task<IReadOnlyList<Person>> FindAsync(
        Audience audience, ActOnTicket act, IReadOnlyList<OutboxMail> earlier, Catalog catalog, CancellationToken cancellation)
    {
        var ticket = act.Ticket;
        List<Person> found = audience switch
        {
            Audience.Requester => await PersonAsync(ticket, cancellation),
            Audience.AccountContact => await AccountContactAsync(ticket, cancellation),
            Audience.Participants => await ParticipantsAsync(ticket, cancellation),
            Audience.Assignee => await StaffAsync([ticket.AssigneeId], ticket, cancellation),
            Audience.Group => await StaffAsync(MembersOf(catalog.Group(ticket.GroupId)), ticket, cancellation),
            Audience.MainPerson => await StaffAsync([catalog.Group(ticket.GroupId)?.MainPersonId], ticket, cancellation),
            Audience.Triage => await StaffAsync(MembersOf(catalog.Triage), ticket, cancellation),
            Audience.Watchers => await StaffAsync(await WatchersAsync(ticket, cancellation), ticket, cancellation),
            Audience.Partners => await PartnersAsync(ticket, cancellation),
            Audience.Named => await StaffAsync(act.Named.Select(x => (long?)x), ticket, cancellation),
            _ => throw new ArgumentOutOfRangeException(nameof(audience), audience, "There is no such audience."),
        };
        if (audience.IsOutside())
            found.RemoveAll(x => !x.GetsMail);
        if (audience.IsOutside() && found.Count > 0 && earlier.Any(x => x.Kind == OutboxKind.Reply))
        {
            var copied = await ParticipantsAsync(ticket, cancellation);
            found.RemoveAll(copied.Contains);
        }
        return found;
    }

    private async Task<List<Person>> PersonAsync(Ticket ticket, CancellationToken cancellation) =>
        (ticket.Requester ?? await db.People.FindAsync([ticket.RequesterId], cancellation)) is { } requester ? [requester] : [];

    private async Task<List<Person>> AccountContactAsync(Ticket ticket, CancellationToken cancellation)
    {
        if (ticket.CustomerId is not { } customer)
            return [];
        return await db.Customers.Where(x => x.Id == customer).Select(x => x.AccountContactId).SingleOrDefaultAsync(cancellation) is { } contact
            && await db.People.FindAsync([contact], cancellation) is { } person ? [person] : [];
    }

    private async Task<List<Person>> ParticipantsAsync(Ticket ticket, CancellationToken cancellation)
    {
        var id = ticket.Id;
        List<Person> saved = id == 0 ? [] : await db.Participants.Where(x => x.TicketId == id).Select(x => x.Person).ToListAsync(cancellation);
        return [.. ticket.Participants.Select(x => x.Person).Where(x => x is not null).Union(saved)];
    }

    private async Task<List<Person>> PartnersAsync(Ticket ticket, CancellationToken cancellation) => ticket.CustomerId is { } customer
        ? await db.PartnersOf(customer, ticket.SystemId).Where(x => x.IsTold).OrderBy(x => x.Id).Select(x => x.Person).ToListAsync(cancellation)
        : [];

    private async Task<IEnumerable<long?>> WatchersAsync(Ticket ticket, CancellationToken cancellation)
    {
        List<long> saved = ticket.Id == 0 ? [] : loaded.GetValueOrDefault(ticket.Id) ?? await db.Watchers.Where(x => x.TicketId == ticket.Id).Select(x => x.PersonId).ToListAsync(cancellation);
        return saved.Union(db.KnownOf<Watcher>(ticket).Select(x => x.PersonId)).Select(x => (long?)x);
    }

    private async Task<List<Person>> StaffAsync(IEnumerable<long?> ids, Ticket ticket, CancellationToken cancellation)
    {
        var found = new List<Person>();
        // Many mails of one act go to the same few: they are asked for once.
        foreach (var id in ids.OfType<long>())
            if (await staffRights.SeesAsync(id, ticket.AssigneeId, ticket.GroupId, cancellation) && await db.People.FindAsync([id], cancellation) is { IsStaff: true } person)
                found.Add(person);
        return found;
    }

    private static IEnumerable<long?> MembersOf(Group? group) => group?.Members.Select(x => (long?)x.PersonId) ?? [];
}
