namespace ServiceDesk.Database;

/// <summary>
/// The only source of the present. UTC, cut to microseconds, because PostgreSQL keeps no more:
/// a finer fraction would make a stored row unequal to the value that it was written from and break keyset cursors.
/// </summary>
public sealed class UtcClock(TimeProvider time)
{
    public DateTime UtcNow => Cut(time.GetUtcNow().UtcDateTime);

    public static DateTime Cut(DateTime value) =>
        new(value.Ticks - value.Ticks % TimeSpan.TicksPerMicrosecond, DateTimeKind.Utc);
}
