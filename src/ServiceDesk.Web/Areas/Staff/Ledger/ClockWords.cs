using System.Globalization;
using Microsoft.Extensions.Localization;
using ServiceDesk.ServiceLevels;

namespace ServiceDesk.Web.Areas.Staff.Ledger;

/// <summary>Says in words and figures how far a clock has come.</summary>
public static class ClockWords
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    /// <param name="clock">One with a promise.</param>
    public static string Of(ServiceClock clock, DateTime now, IStringLocalizer<Texts> L)
    {
        ArgumentNullException.ThrowIfNull(clock);
        ArgumentNullException.ThrowIfNull(L);
        var promise = TimeSpan.FromMinutes(clock.Terms.Minutes!.Value);
        // What has ended stays as it was counted, whatever becomes of the calendar.
        var elapsed = clock.IsOpen ? clock.ElapsedAt(now) : clock.Counted;
        var (isLate, of) = (elapsed >= promise, Written(promise, L));
        var (late, left) = (Written(elapsed - promise, L), Written(promise - elapsed, L));
        var isSolving = clock.Target == ServiceTarget.Resolution;
        return clock.State switch
        {
            ClockState.Running => isLate ? L["overdue by {0}", late] : L["{0} of {1} left", left, of],
            ClockState.Paused => isLate ? L["paused, overdue by {0}", late] : L["paused, {0} of {1} left", left, of],
            ClockState.Fulfilled when isLate => isSolving ? L["solved {0} too late", late] : L["answered {0} too late", late],
            ClockState.Fulfilled => isSolving ? L["solved within {0} of {1}", Written(elapsed, L), of] : L["answered within {0} of {1}", Written(elapsed, L), of],
            _ => L["no longer counts"],
        };
    }

    /// <summary>For styles: <c>late</c>, <c>met</c>, <c>paused</c>, <c>ended</c> or <c>running</c>.</summary>
    public static string Mark(ServiceClock clock, DateTime now)
    {
        ArgumentNullException.ThrowIfNull(clock);
        var isLate = (clock.IsOpen ? clock.ElapsedAt(now) : clock.Counted) >= TimeSpan.FromMinutes(clock.Terms.Minutes!.Value);
        return clock.State switch
        {
            ClockState.Cancelled => "ended",
            _ when isLate => "late",
            ClockState.Fulfilled => "met",
            ClockState.Paused => "paused",
            _ => "running",
        };
    }

    /// <summary>Working time in hours and minutes; what is less than a minute is cut off.</summary>
    public static string Written(TimeSpan time, IStringLocalizer<Texts> L)
    {
        ArgumentNullException.ThrowIfNull(L);
        var (hours, minutes) = ((long)time.TotalHours, time.Minutes);
        return time < Minute ? L["less than a minute"]
            : hours == 0 ? L["{0} min", minutes]
            : minutes == 0 ? L["{0} h", hours]
            : string.Create(CultureInfo.InvariantCulture, $"{L["{0} h", hours].Value} {L["{0} min", minutes].Value}");
    }

    /// <summary>What a clock's timer will do.</summary>
    public static string WhatComes(ServiceTarget target, ClockAlarm alarm, IStringLocalizer<Texts> L)
    {
        ArgumentNullException.ThrowIfNull(L);
        return alarm == ClockAlarm.Warning ? L["{0}: the time is nearly up", L[target.Label()]] : L["{0}: the time is up", L[target.Label()]];
    }

    public static string Of(ClockEvent what, IStringLocalizer<Texts> L)
    {
        ArgumentNullException.ThrowIfNull(L);
        return what switch
        {
            ClockEvent.Start => L["started"],
            ClockEvent.Pause => L["stopped for a while"],
            ClockEvent.Resume => L["went on"],
            ClockEvent.Fulfil => L["fulfilled"],
            ClockEvent.Breach => L["time is up"],
            ClockEvent.Cancel => L["ended: it no longer counts"],
            ClockEvent.Retarget => L["another promise"],
            ClockEvent.Warn => L["time is nearly up"],
            _ => what.ToString(),
        };
    }
}
