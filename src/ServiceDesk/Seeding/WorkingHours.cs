namespace ServiceDesk.Seeding;

/// <summary>
/// How much is going on at each hour of a week. Positions count weeks of activity, so that even steps between positions make
/// busy mornings and quiet nights.
/// </summary>
public sealed class WorkingHours(TimeSpan offsetFromUtc)
{
    private const int Hours = 7 * 24;

    // A Monday.
    private static readonly DateTime Origin = new(2001, 1, 1, 0, 0, 0, DateTimeKind.Utc);
    private static readonly double[] Before = Accumulate();

    public double PositionOf(DateTime at)
    {
        var hours = (at + offsetFromUtc - Origin).TotalHours;
        var weeks = Math.Floor(hours / Hours);
        var hour = Math.Clamp(hours - weeks * Hours, 0, Hours - 1e-9);
        var whole = (int)hour;
        return weeks + Before[whole] + (hour - whole) * (Before[whole + 1] - Before[whole]);
    }

    public DateTime At(double position)
    {
        var weeks = Math.Floor(position);
        var share = position - weeks;
        var found = Array.BinarySearch(Before, share);
        var whole = Math.Min(found >= 0 ? found : ~found - 1, Hours - 1);
        var hour = whole + (share - Before[whole]) / (Before[whole + 1] - Before[whole]);
        var local = Origin.AddTicks((long)((weeks * Hours + hour) * TimeSpan.TicksPerHour));
        return Database.UtcClock.Cut(local - offsetFromUtc);
    }

    private static double[] Accumulate()
    {
        var weights = Enumerable.Range(0, Hours).Select(hour => (hour / 24, hour % 24) switch
        {
            (>= 5, >= 9 and < 18) => 0.6,
            (>= 5, _) => 0.1,
            (0, >= 8 and < 11) => 11.0,
            (_, >= 8 and < 12) => 9,
            (_, 12) => 5,
            (4, >= 15 and < 18) => 4,
            (_, >= 13 and < 17) => 8,
            (_, 7 or 17) => 4,
            (_, >= 18 and < 22) => 1,
            _ => 0.15,
        }).ToArray();
        var sum = weights.Sum();
        var before = new double[Hours + 1];
        for (var i = 0; i < Hours; i++)
            before[i + 1] = before[i] + weights[i] / sum;
        before[Hours] = 1;
        return before;
    }
}
