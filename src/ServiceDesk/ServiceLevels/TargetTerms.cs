using ServiceDesk.Calendars;

namespace ServiceDesk.ServiceLevels;

/// <summary>What the moment of a warning is counted in.</summary>
public enum WarningUnit
{
    /// <summary>Of the target's time.</summary>
    Percent = 1,

    /// <summary>Of working time, before the target is due.</summary>
    MinutesBefore = 2,
}

/// <summary>How much working time a service level allows for one target, and when it warns.</summary>
public sealed record TargetTerms(int Amount, DelayUnit Unit, int Warning = TargetTerms.UsualWarning, WarningUnit WarningUnit = WarningUnit.Percent)
{
    public const int UsualWarning = 80;
    public const int MostAmount = 10_000;

    /// <summary>Minutes of working time for the target, and after how many of them to warn.</summary>
    public (int Minutes, int WarnMinutes) In(WorkingCalendar calendar)
    {
        var minutes = (int)new Delay(Amount, Unit).In(calendar).TotalMinutes;
        return (minutes, WarningUnit == WarningUnit.Percent ? (int)((long)minutes * Warning / 100) : Math.Max(0, minutes - Warning));
    }
}
