namespace ServiceDesk.Calendars;

/// <summary>The open times of one local day, as the clock on the wall shows them: in order, with a closed time between any two.</summary>
/// <remarks>Times are ticks since midnight. An open time holds its start and not its end.</remarks>
internal sealed class DayHours
{
    private readonly (long Start, long End, long OpenBefore)[] times;

    public DayHours(IEnumerable<(long Start, long End)> spans)
    {
        var joined = new List<(long Start, long End, long OpenBefore)>();
        foreach (var (start, end) in spans.Order())
            if (joined is [.., var last] && start <= last.End)
                joined[^1] = last with { End = Math.Max(last.End, end) };
            else
                joined.Add((start, end, joined is [.., var former] ? former.OpenBefore + former.End - former.Start : 0));
        times = [.. joined];
    }

    public bool IsOpenAt(long time)
    {
        foreach (var (start, end, _) in times)
            if (time < end)
                return time >= start;
        return false;
    }

    /// <summary>How much of the day is open before this time.</summary>
    public long OpenBefore(long time)
    {
        for (var i = times.Length - 1; i >= 0; i--)
            if (time > times[i].Start)
                return times[i].OpenBefore + Math.Min(time, times[i].End) - times[i].Start;
        return 0;
    }

    /// <summary>The earliest time before which so much of the day is open: the end of an open time, not the start of the next.</summary>
    /// <param name="open">Above 0, and no more than the day holds.</param>
    public long TimeAfter(long open)
    {
        var i = times.Length - 1;
        while (times[i].OpenBefore >= open)
            i--;
        return times[i].Start + open - times[i].OpenBefore;
    }
}
