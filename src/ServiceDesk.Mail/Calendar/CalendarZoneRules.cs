using System.Globalization;

namespace ServiceDesk.Mail.Calendar;

/// <summary>The rules of a zone as a calendar brings them: offsets, each with the day of the year from which it holds.</summary>
internal sealed class CalendarZoneRules
{
    private const int MostRules = 20;
    private static readonly string[] Weekdays = ["SU", "MO", "TU", "WE", "TH", "FR", "SA"];

    private readonly List<Rule> _rules = [];

    public void Begin(string component)
    {
        if (component is "STANDARD" or "DAYLIGHT" && _rules.Count < MostRules)
            _rules.Add(new Rule());
    }

    public void Take(CalendarLine line)
    {
        if (_rules.Count == 0)
            return;
        var rule = _rules[^1];
        switch (line.Name)
        {
            case "TZOFFSETTO":
                rule.Offset = CalendarValues.Offset(line.Value);
                break;
            case "DTSTART":
                rule.Start = CalendarValues.Time(line.Value, out _, out _) ?? default;
                break;
            case "RRULE":
                rule.Take(line.Value);
                break;
        }
    }

    /// <summary>The offset that holds at that local time; null where the rules say none.</summary>
    public TimeSpan? OffsetAt(DateTime local)
    {
        var known = _rules.Where(rule => rule.Offset is not null).ToList();
        if (known.Count <= 1 || !known.Exists(rule => rule.IsYearly))
            return known.MaxBy(rule => rule.Start <= local ? rule.Start : default)?.Offset;
        var yearly = known.Where(rule => rule.IsYearly).Select(rule => (Begins: rule.InYear(local.Year), rule.Offset)).OrderBy(rule => rule.Begins).ToList();
        // Before the first change of a year the last one of the year before holds.
        return (yearly.FindLast(rule => rule.Begins <= local) is { Offset: not null } found ? found : yearly[^1]).Offset;
    }

    private sealed class Rule
    {
        private int _month;
        private int _week;
        private int _weekday = -1;

        public TimeSpan? Offset { get; set; }

        public DateTime Start { get; set; }

        public bool IsYearly => _month > 0 && _weekday >= 0;

        /// <summary>Of a recurrence only what zones use: <c>FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10</c>.</summary>
        public void Take(string recurrence)
        {
            foreach (var piece in recurrence.ToUpperInvariant().Split(';'))
            {
                if (piece.StartsWith("BYMONTH=", StringComparison.Ordinal))
                    _month = int.TryParse(piece.AsSpan(8), NumberStyles.None, CultureInfo.InvariantCulture, out var month) && month is >= 1 and <= 12 ? month : 0;
                else if (piece.StartsWith("BYDAY=", StringComparison.Ordinal) && piece.Length >= 8)
                    (_weekday, _week) = (Array.IndexOf(Weekdays, piece[^2..]), int.TryParse(piece.AsSpan(6, piece.Length - 8), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var week) ? Math.Clamp(week, -5, 5) : 1);
            }
        }

        public DateTime InYear(int year)
        {
            var first = new DateTime(year, _month, 1);
            var day = 1 + (((_weekday - (int)first.DayOfWeek) + 7) % 7) + ((_week > 0 ? _week - 1 : 4) * 7);
            while (day > DateTime.DaysInMonth(year, _month))
                day -= 7;
            return new DateTime(year, _month, day).Add(Start.TimeOfDay);
        }
    }
}
