using FsCheck;
using FsCheck.Fluent;
using ServiceDesk.Calendars;

namespace ServiceDesk.Tests.Calendars;

/// <summary>What holds for every calendar, tried on calendars by chance from a fixed seed.</summary>
public sealed class CalendarPropertyTests
{
    private const int ModelledDays = 4;

    private static readonly Config Settings = Config.QuickThrowOnFailure.WithReplay(20261122, 1);

    /// <summary>Up to some forty days, in ticks, so that seconds and their fractions come too.</summary>
    private static readonly Gen<TimeSpan> Length = Gen.Frequency(
        (3, Gen.Choose(0, 3000).Select(minutes => TimeSpan.FromMinutes(minutes))),
        (1, Gen.Choose(0, int.MaxValue).Select(x => TimeSpan.FromTicks(x * 16_000L + 7))),
        (1, Gen.Constant(TimeSpan.Zero)));

    private static readonly Gen<(CalendarCase Case, TimeSpan A, TimeSpan B)> Question =
        from source in CalendarCase.Any
        from a in Length
        from b in Length
        select (source, a, b);

    private static void Check<T>(int times, Gen<T> values, Func<T, bool> property) =>
        Prop.ForAll(values.ToArbitrary(), property).Check(Settings.WithMaxTest(times));

    private static void Check(Func<WorkingCalendar, DateTime, TimeSpan, TimeSpan, bool> property) =>
        Check(1000, Question, x => property(x.Case.Calendar, x.Case.From, x.A, x.B));

    [Fact]
    public void EveryMinute_IsAsTheModelHasIt() => Check(300, CalendarCase.Any, x =>
    {
        var (calendar, model, open) = (x.Calendar, new MinuteModel(x), 0);
        DateTime? closedSince = null;
        for (var minute = x.From; minute < x.From.AddDays(ModelledDays); minute = minute.AddMinutes(1))
        {
            var isOpen = model.IsOpen(minute);
            Expect(isOpen, calendar.IsOpen(minute), "IsOpen", minute);
            if (!isOpen)
            {
                closedSince ??= minute;
                continue;
            }
            Expect(minute, calendar.NextOpening(closedSince ?? minute), "NextOpening", closedSince ?? minute);
            closedSince = null;
            var end = minute.AddMinutes(1);
            Expect(TimeSpan.FromMinutes(++open), calendar.Between(x.From, end), "Between", end);
            Expect(end, calendar.Add(x.From, TimeSpan.FromMinutes(open)), $"Add of {open} minutes", x.From);
        }
        return true;
    });

    [Fact]
    public void WhatWasAdded_LiesBetween() => Check((calendar, from, a, _) => calendar.Between(from, calendar.Add(from, a)) == a);

    [Fact]
    public void Adding_InTwoSteps_IsAddingAtOnce() => Check((calendar, from, a, b) => calendar.Add(calendar.Add(from, a), b) == calendar.Add(from, a + b));

    [Fact]
    public void Between_IsTheSumOfItsParts() => Check((calendar, from, a, b) =>
        calendar.Between(from, from + a) + calendar.Between(from + a, from + a + b) == calendar.Between(from, from + a + b));

    [Fact]
    public void Between_Backwards_IsTheSameBelowZero() => Check((calendar, from, a, _) => calendar.Between(from + a, from) == -calendar.Between(from, from + a));

    [Fact]
    public void Between_IsNeverMoreThanTheTimeThatPasses() => Check((calendar, from, a, _) => calendar.Between(from, from + a) is var open && open >= TimeSpan.Zero && open <= a);

    [Fact]
    public void MoreWork_EndsLater_AndALaterStartNeverEarlier() => Check((calendar, from, a, b) =>
        calendar.Add(from, a + b) >= calendar.Add(from, a) + b && calendar.Add(from + b, a) >= calendar.Add(from, a));

    [Fact]
    public void TheEndOfWork_IsTheEarliestInstantThatHoldsIt() => Check((calendar, from, a, _) =>
        a == TimeSpan.Zero || calendar.Between(from, calendar.Add(from, a).AddTicks(-1)) == a - TimeSpan.FromTicks(1));

    [Fact]
    public void NextOpening_IsOpen_AndNothingIsBeforeIt() => Check((calendar, from, _, _) =>
        calendar.NextOpening(from) is var opening && opening >= from && calendar.IsOpen(opening) && calendar.Between(from, opening) == TimeSpan.Zero);

    [Fact]
    public void APause_NeverShortens() => Check(1000, Gen.Zip(Question, Length), x =>
    {
        var ((source, minutes, untilPause), pause) = x;
        var calendar = source.Calendar;
        var due = calendar.Add(source.From, minutes);
        var paused = source.From + untilPause < due ? source.From + untilPause : due;
        var left = minutes - calendar.Between(source.From, paused);
        return calendar.Add(paused + pause, left) >= due;
    });

    [Fact]
    public void ACalendar_ComesBackFromItsFile() => Check(300, CalendarCase.Any, x =>
    {
        var written = CalendarFile.Write(x.Calendar);
        var read = CalendarFile.Read(written);
        return CalendarFile.Write(read) == written && read.Between(x.From, x.From.AddDays(30)) == x.Calendar.Between(x.From, x.From.AddDays(30));
    });

    private static void Expect<T>(T expected, T actual, string what, DateTime at)
    {
        if (!EqualityComparer<T>.Default.Equals(expected, actual))
            Assert.Fail($"{what} at {at:O}: the model says {expected}, the calendar {actual}");
    }
}
