using Microsoft.EntityFrameworkCore;
using ServiceDesk.Access;
using ServiceDesk.Database;

namespace ServiceDesk.Tickets.Holding;

/// <summary>Throws away one's own reply that could not be sent, wherever its ticket is now.</summary>
public sealed class DiscardReply(DeskDb db)
{
    /// <returns>False: whoever acts has no such reply.</returns>
    public async Task<bool> RunAsync(Act act, Guid id, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(act);
        var me = act.PersonId;
        var held = await db.HeldReplies.IgnoreQueryFilters([Ticket.TrashFilter]).Include(x => x.Files)
            .SingleOrDefaultAsync(x => x.Id == id && x.PersonId == me && x.ReturnedAt != null, cancellation);
        if (held is null)
            return false;
        var files = new DraftEnd(db);
        foreach (var file in held.Files.ToList())
            files.Discard(file, act.At);
        db.Remove(held);
        await db.SaveChangesAsync(cancellation);
        return true;
    }
}
