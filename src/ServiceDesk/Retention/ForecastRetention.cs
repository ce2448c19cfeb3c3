using Microsoft.EntityFrameworkCore;
using ServiceDesk.Database;

namespace ServiceDesk.Retention;

/// <summary>Counts what would go now, before anybody decides that it shall.</summary>
public sealed class ForecastRetention(DeskDb db, UtcClock clock)
{
    public async Task<RetentionCounts> RunAsync(RetentionDays days, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(days);
        var now = clock.UtcNow;
        return new(
            days.Tickets is { } tickets ? await Expired.Tickets(db, now.AddDays(-tickets)).CountAsync(cancellation) : 0,
            days.Files is { } files ? await Expired.Files(db, now.AddDays(-files)).CountAsync(cancellation) : 0,
            days.Mails is { } mails ? await Expired.Mails(db, now.AddDays(-mails)).CountAsync(cancellation) : 0);
    }
}
