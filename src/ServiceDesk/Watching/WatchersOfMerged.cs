using Microsoft.EntityFrameworkCore;
using ServiceDesk.Database;
using ServiceDesk.Tickets;

namespace ServiceDesk.Watching;

/// <summary>Watchers follow the conversation: into the ticket that takes it in, and out of it again.</summary>
internal static class WatchersOfMerged
{
    /// <summary>Whoever watches one ticket watches the other as well; the caller saves.</summary>
    public static async Task ComeAlongAsync(DeskDb db, Ticket from, Ticket to, DateTime at, CancellationToken cancellation)
    {
        var known = to.Id == 0 ? [] : await db.Watchers.Where(x => x.TicketId == to.Id).Select(x => x.PersonId).ToListAsync(cancellation);
        foreach (var watcher in await db.Watchers.AsNoTracking().Where(x => x.TicketId == from.Id && !known.Contains(x.PersonId)).ToListAsync(cancellation))
            db.Add(new Watcher { TenantId = watcher.TenantId, Ticket = to, PersonId = watcher.PersonId, Since = at, AddedById = watcher.AddedById });
    }

    /// <summary>Takes those out again who came by the merge of this moment; the caller saves.</summary>
    public static async Task GoBackAsync(DeskDb db, Ticket from, Ticket into, DateTime at, CancellationToken cancellation)
    {
        var former = await db.Watchers.Where(x => x.TicketId == from.Id).Select(x => x.PersonId).ToListAsync(cancellation);
        db.RemoveRange(await db.Watchers.Where(x => x.TicketId == into.Id && x.Since == at && former.Contains(x.PersonId)).ToListAsync(cancellation));
    }
}
