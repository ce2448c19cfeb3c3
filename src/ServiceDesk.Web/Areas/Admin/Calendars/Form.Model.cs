using System.ComponentModel.DataAnnotations;
using System.Globalization;
using ServiceDesk.Calendars;
using ServiceDesk.Timers;
using Calendar = ServiceDesk.Calendars.Calendar;

namespace ServiceDesk.Web.Areas.Admin.Calendars;

/// <param name="Calendar">Null: a new one.</param>
public sealed record FormModel(Calendar? Calendar, CalendarForm Form);

public sealed class CalendarForm
{
    [Display(Name = "Name"), Required, StringLength(Calendar.NameLength)]
    public string Name { get; init; } = "";

    [Display(Name = "Time zone"), Required, StringLength(64)]
    public string TimeZone { get; init; } = "";

    [Display(Name = "Monday"), StringLength(200)]
    public string? Monday { get; init; }

    [Display(Name = "Tuesday"), StringLength(200)]
    public string? Tuesday { get; init; }

    [Display(Name = "Wednesday"), StringLength(200)]
    public string? Wednesday { get; init; }

    [Display(Name = "Thursday"), StringLength(200)]
    public string? Thursday { get; init; }

    [Display(Name = "Friday"), StringLength(200)]
    public string? Friday { get; init; }

    [Display(Name = "Saturday"), StringLength(200)]
    public string? Saturday { get; init; }

    [Display(Name = "Sunday"), StringLength(200)]
    public string? Sunday { get; init; }

    [Display(Name = "Holidays"), StringLength(10_000)]
    public string? Holidays { get; init; }

    [Display(Name = "Default: counts where no other calendar is named")]
    public bool IsDefault { get; init; }

    public CalendarInput Input => new(Name, TimeZone, new Dictionary<DayOfWeek, string?>
    {
        [DayOfWeek.Monday] = Monday, [DayOfWeek.Tuesday] = Tuesday, [DayOfWeek.Wednesday] = Wednesday, [DayOfWeek.Thursday] = Thursday,
        [DayOfWeek.Friday] = Friday, [DayOfWeek.Saturday] = Saturday, [DayOfWeek.Sunday] = Sunday,
    }, Holidays, IsDefault);

    public static CalendarForm Of(Calendar calendar)
    {
        var hours = calendar.Read();
        return new()
        {
            Name = calendar.Name,
            TimeZone = hours.TimeZone,
            Monday = SpansOf(hours, DayOfWeek.Monday),
            Tuesday = SpansOf(hours, DayOfWeek.Tuesday),
            Wednesday = SpansOf(hours, DayOfWeek.Wednesday),
            Thursday = SpansOf(hours, DayOfWeek.Thursday),
            Friday = SpansOf(hours, DayOfWeek.Friday),
            Saturday = SpansOf(hours, DayOfWeek.Saturday),
            Sunday = SpansOf(hours, DayOfWeek.Sunday),
            Holidays = string.Join('\n', hours.Holidays.Select(x => x.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))),
            IsDefault = calendar.IsDefault,
        };
    }

    private static string SpansOf(WorkingCalendar hours, DayOfWeek day) =>
        string.Join(", ", hours.Hours[day].Select(x => $"{TimeOf(x.Start)}-{TimeOf(x.End)}"));

    // A night shift's end is counted from the day that it begins on.
    private static string TimeOf(TimeSpan time)
    {
        var shown = time > TimeSpan.FromDays(1) ? time - TimeSpan.FromDays(1) : time;
        return shown == TimeSpan.FromDays(1) ? "24:00" : shown.ToString(shown.Seconds == 0 ? @"hh\:mm" : @"hh\:mm\:ss", CultureInfo.InvariantCulture);
    }
}
