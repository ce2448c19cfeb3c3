namespace ServiceDesk.Calendars;

/// <summary>The spans of each weekday. Spans that overlap or touch count once; a weekday without spans is closed.</summary>
public sealed class WeeklyHours
{
    /// <summary>Monday first: the order in which hours are written everywhere.</summary>
    public static IReadOnlyList<DayOfWeek> Weekdays { get; } =
        [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday, DayOfWeek.Saturday, DayOfWeek.Sunday];

    private readonly ILookup<DayOfWeek, WorkingSpan> spans;

    /// <param name="spans">Each with the weekday on which it begins, in any order.</param>
    public WeeklyHours(IEnumerable<(DayOfWeek Day, WorkingSpan Span)> spans) =>
        this.spans = spans.Distinct().OrderBy(x => x.Span.Start).ThenBy(x => x.Span.End).ToLookup(x => x.Day, x => x.Span);

    /// <summary>By start, none twice.</summary>
    public IEnumerable<WorkingSpan> this[DayOfWeek day] => spans[day];

    public bool IsEmpty => spans.Count == 0;
}
