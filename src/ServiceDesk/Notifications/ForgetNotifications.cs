using Microsoft.EntityFrameworkCore;
using ServiceDesk.Database;
using ServiceDesk.Tickets;

namespace ServiceDesk.Notifications;

/// <summary>Forgets what was told long ago, read or not.</summary>
public sealed class ForgetNotifications(DeskDb db, UtcClock clock)
{
    /// <summary>For how long notifications are kept.</summary>
    public static readonly TimeSpan KeptFor = TimeSpan.FromDays(90);

    /// <summary>Rows of one run.</summary>
    public const int MostAtOnce = 1000;

    /// <returns>How many were deleted.</returns>
    public async Task<int> RunAsync(CancellationToken cancellation)
    {
        var before = clock.UtcNow - KeptFor;
        var old = await db.Notifications.IgnoreQueryFilters([Ticket.TrashFilter]).Where(x => x.At < before).OrderBy(x => x.At).Take(MostAtOnce).ToListAsync(cancellation);
        db.RemoveRange(old);
        await db.SaveChangesAsync(cancellation);
        return old.Count;
    }
}
