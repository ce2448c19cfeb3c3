using Microsoft.EntityFrameworkCore;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.Tickets;

namespace ServiceDesk.Watching;

/// <summary>Makes watchers of those whom a note mentions, of whoever may see the ticket; the caller tells them and saves.</summary>
public sealed class NoteMentions(DeskDb db, StaffRights staffRights)
{
    /// <returns>Who is mentioned, those who watched before too.</returns>
    internal async Task<IReadOnlyList<long>> PrepareAsync(Act act, Ticket ticket, Message message, CancellationToken cancellation)
    {
        if (message.Kind != MessageKind.Note || !message.Text.Contains('@', StringComparison.Ordinal))
            return [];
        var colleagues = await staffRights.WhoSeesAsync(ticket.AssigneeId, ticket.GroupId, cancellation);
        var mentioned = Mentions.In(message.Text, [.. colleagues.Where(x => x.Id != act.PersonId)]);
        if (mentioned.Count == 0)
            return [];
        List<long> ids = [.. mentioned.Select(x => x.Id)];
        var known = await db.Watchers.Where(x => x.TicketId == ticket.Id && ids.Contains(x.PersonId)).Select(x => x.PersonId).ToListAsync(cancellation);
        foreach (var id in ids.Except(known))
            db.Add(new Watcher { TenantId = act.TenantId, Ticket = ticket, PersonId = id, Since = act.At, AddedById = act.PersonId });
        ticket.NoteMention(act, string.Join(", ", mentioned.Select(x => x.Name)));
        return ids;
    }
}
