namespace ServiceDesk.ServiceLevels;

/// <summary>What a clock's timer goes off for.</summary>
public enum ClockAlarm
{
    /// <summary>The time is nearly up.</summary>
    Warning = 1,

    /// <summary>The time is up.</summary>
    Breach = 2,
}
