using FsCheck;
using FsCheck.Fluent;
using ServiceDesk.Calendars;
using ServiceDesk.ServiceLevels;
using ServiceDesk.Tests.Calendars;

namespace ServiceDesk.Tests.ServiceLevels;

/// <summary>What holds for every clock, tried on calendars and stories by chance from a fixed seed.</summary>
public sealed class ServiceClockPropertyTests
{
    private const int ModelledDays = 4;

    private static readonly Config Settings = Config.QuickThrowOnFailure.WithReplay(20261122, 1);

    private static readonly Gen<Happening> Any =
        from minutes in Gen.Frequency((4, Gen.Choose(0, 600)), (1, Gen.Constant(0)), (1, Gen.Choose(600, 4000)))
        from what in Gen.Elements(
            ClockEvent.Pause, ClockEvent.Pause, ClockEvent.Resume, ClockEvent.Resume, ClockEvent.Fulfil, ClockEvent.Cancel, ClockEvent.Breach, ClockEvent.Warn, ClockEvent.Retarget)
        from promise in Gen.Choose(1, 3000)
        select new Happening(minutes, what, promise);

    private static readonly Gen<Story> AnyStory =
        from source in CalendarCase.Any
        from minutes in Gen.Choose(1, 3000)
        from happenings in Any.ListOf().Resize(8)
        select new Story(source, minutes, [.. happenings]);

    private static void Check<T>(int times, Gen<T> values, Func<T, bool> property) => Prop.ForAll(values.ToArbitrary(), property).Check(Settings.WithMaxTest(times));

    [Fact]
    public void WhatIsCounted_IsTheSumOfTheSpansInWhichItRan() => Check(1000, AnyStory, story =>
    {
        var (lines, end) = (story.Lines, story.End);
        var sum = story.Running(end).Aggregate(TimeSpan.Zero, (sum, x) => sum + story.Calendar.Between(x.From, x.To));
        return lines.Clock.ElapsedAt(end) == sum;
    });

    [Fact]
    public void EveryLine_HasCounted_WhatCanBeComputedAgain() => Check(500, AnyStory, story =>
        story.Lines.Lines.Select((x, i) => (Line: x, Before: story.Lines.Lines.Take(i + 1)))
            .All(x => x.Line.Elapsed == ServiceClock.Read(x.Before, _ => story.Calendar).ElapsedAt(x.Line.At)));

    [Fact]
    public void EveryMinute_IsAsTheModelHasIt() => Check(150, AnyStory, story =>
    {
        var (clock, model, counted) = (story.Lines.Clock, new MinuteModel(story.Source), 0);
        var spans = story.Running(story.Source.From.AddDays(ModelledDays)).ToList();
        for (var minute = story.Source.From; minute < story.Source.From.AddDays(ModelledDays); minute = minute.AddMinutes(1))
        {
            if (minute >= story.End && clock.ElapsedAt(minute) != TimeSpan.FromMinutes(counted))
                Assert.Fail($"At {minute:O} the model has counted {counted} minutes, the clock {clock.ElapsedAt(minute)}");
            if (spans.Exists(x => minute >= x.From && minute < x.To) && model.IsOpen(minute))
                counted++;
        }
        return true;
    });

    [Fact]
    public void APause_NeverShortensTheDueTime() => Check(1000, Gen.Zip(AnyStory, Gen.Zip(Gen.Choose(0, 3000), Gen.Choose(0, 5000))), x =>
    {
        var (story, (until, pause)) = x;
        var whole = new ClockLines(story.Calendar, story.Source.From, story.Minutes).Clock.DueAt!.Value;
        var begin = story.Source.From.AddMinutes(until);
        var paused = new ClockLines(story.Calendar, story.Source.From, story.Minutes).Add(ClockEvent.Pause, begin).Add(ClockEvent.Resume, begin.AddMinutes(pause));
        return paused.Clock.DueAt >= whole && (begin < whole || paused.Clock.DueAt == whole);
    });

    [Fact]
    public void AtItsDueTime_TheWorkingTimeIsUp_AndNotATickBefore() => Check(1000, AnyStory, story =>
    {
        var clock = story.Lines.Clock;
        if (clock.DueAt is not { } due)
            return clock.State != ClockState.Running;
        // The due time of a former span is told by what was counted until then.
        var then = ServiceClock.Read(story.Lines.Lines.Where(x => x.At <= due), _ => story.Calendar);
        return due > story.End
            ? clock.IsBrokenAt(due) && !clock.IsBrokenAt(due.AddTicks(-1))
            : then.ElapsedAt(due) >= TimeSpan.FromMinutes(clock.Terms.Minutes!.Value) && clock.IsBrokenAt(story.End);
    });

    [Fact]
    public void TheOrderInWhichTwoClocksAreWritten_DoesNotMatter() => Check(300, Gen.Zip(AnyStory, Gen.Zip(AnyStory, Gen.Choose(0, int.MaxValue))), x =>
    {
        var (one, (other, seed)) = x;
        var (first, second) = (one.Lines.Lines, other.Lines.Lines);
        var mixed = Mix(first, second, new Random(seed));
        var clocks = ServiceClock.ReadAll(mixed, _ => one.Calendar).ToDictionary(clock => clock.Id);
        var at = one.End > other.End ? one.End : other.End;
        return Same(clocks[first[0].ClockId], ServiceClock.Read(first, _ => one.Calendar), at) && Same(clocks[second[0].ClockId], ServiceClock.Read(second, _ => one.Calendar), at);
    });

    private static bool Same(ServiceClock one, ServiceClock other, DateTime at) =>
        (one.State, one.Terms, one.DueAt, one.ElapsedAt(at), one.BreachedAt) == (other.State, other.Terms, other.DueAt, other.ElapsedAt(at), other.BreachedAt);

    private static List<ServiceClockEntry> Mix(List<ServiceClockEntry> one, List<ServiceClockEntry> other, Random random)
    {
        var (mixed, left, right) = (new List<ServiceClockEntry>(), new Queue<ServiceClockEntry>(one), new Queue<ServiceClockEntry>(other));
        while (left.Count + right.Count > 0)
            mixed.Add((right.Count == 0 || (left.Count > 0 && random.Next(2) == 0) ? left : right).Dequeue());
        return mixed;
    }

    private sealed record Happening(int After, ClockEvent What, int Promise);

    /// <summary>A clock to which things happen one after the other.</summary>
    private sealed record Story(CalendarCase Source, int Minutes, IReadOnlyList<Happening> Happenings)
    {
        private ClockLines? lines;

        public WorkingCalendar Calendar { get; } = Source.Calendar;

        public ClockLines Lines => lines ??= Told();

        public DateTime End => Source.From.AddMinutes(Happenings.Sum(x => x.After));

        /// <summary>The spans in which it ran, told from what happened alone.</summary>
        public IEnumerable<(DateTime From, DateTime To)> Running(DateTime until)
        {
            var (at, from) = (Source.From, (DateTime?)Source.From);
            foreach (var happening in Happenings)
            {
                at = at.AddMinutes(happening.After);
                if (happening.What == ClockEvent.Resume)
                    from ??= at;
                else if (from is { } began && happening.What is ClockEvent.Pause or ClockEvent.Fulfil or ClockEvent.Cancel)
                {
                    yield return (began, at);
                    from = null;
                }
            }
            if (from is { } last && until > last)
                yield return (last, until);
        }

        public override string ToString() => $"{Source}, {Minutes} minutes: {string.Join(", ", Happenings)}";

        private ClockLines Told()
        {
            var (told, at) = (new ClockLines(Calendar, Source.From, Minutes), Source.From);
            foreach (var happening in Happenings)
            {
                at = at.AddMinutes(happening.After);
                if (happening.What == ClockEvent.Retarget)
                    told.Promise(at, happening.Promise);
                else
                    told.Add(happening.What, at);
            }
            return told;
        }
    }
}
