using ServiceDesk.Guides;

namespace ServiceDesk.Seeding;

/// <summary>When made-up tickets are opened, how their conversations go on, and what has become of them by now.</summary>
internal sealed class SeedTimes
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(5 * 365);

    private const double MinutesAWeek = 50 * 60;

    private readonly WorkingHours hours;
    private readonly int tickets;
    private readonly double from;
    private readonly double until;

    public SeedTimes(TimeZoneInfo zone, SeedOptions options, DateTime now)
    {
        Now = now;
        hours = new(zone.BaseUtcOffset);
        tickets = options.Tickets;
        var usual = TimeSpan.FromDays(Math.Max(21, options.Tickets / 60.0));
        from = hours.PositionOf(now - (options.Spread ?? (usual < Longest ? usual : Longest)));
        until = hours.PositionOf(now);
    }

    public DateTime Now { get; }

    /// <summary>Later for a higher number.</summary>
    public DateTime OpeningOf(int number, SeedRandom random) =>
        Earlier(hours.At(from + (until - from) * Math.Min(1, (number - 1 + random.Unit()) / tickets)), Now.AddMinutes(-1));

    /// <summary>The times of a conversation's messages, in working hours, none behind now.</summary>
    public DateTime[] After(DateTime openedAt, int count, SeedRandom random)
    {
        var at = new DateTime[count];
        at[0] = openedAt;
        var position = hours.PositionOf(openedAt);
        for (var i = 1; i < count; i++)
        {
            position += 0.002 + random.Exponential(0.08);
            at[i] = hours.At(position);
        }
        if (at[^1] <= Now)
            return at;
        // What would lie ahead is drawn together into the time that there has been.
        var share = (Now - openedAt) / (at[^1] - openedAt);
        for (var i = 1; i < count; i++)
            at[i] = Database.UtcClock.Cut(openedAt + (at[i] - openedAt) * share);
        return at;
    }

    /// <summary>A time some working minutes later; it may lie behind now.</summary>
    public DateTime Later(DateTime at, double workingMinutes) => hours.At(hours.PositionOf(at) + workingMinutes / MinutesAWeek);

    /// <summary>Most old tickets are closed, most of today's are not.</summary>
    public Phase OutcomeAfter(DateTime openedAt, SeedRandom random)
    {
        var age = (Now - openedAt).TotalDays;
        var active = age switch { < 1 => 0.75, < 3 => 0.45, < 7 => 0.2, < 30 => 0.05, < 180 => 0.006, _ => 0.0006 };
        if (random.Chance(active))
            return random.Unit() switch { < 0.3 => Phase.Pending, < 0.65 => Phase.Working, < 0.95 => Phase.Waiting, _ => Phase.Deferred };
        return random.Chance(age < 5 ? 0.8 : 0.03) ? Phase.Solved : Phase.Closed;
    }

    private static DateTime Earlier(DateTime one, DateTime other) => one < other ? one : other;
}
