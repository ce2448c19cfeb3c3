namespace ServiceDesk.Mail.Tests.Servers;

/// <summary>A clock that moves only when a test says so; time limits then end at once, however slow the machine is.</summary>
internal sealed class ManualTime : TimeProvider
{
    private readonly Lock gate = new();
    private readonly List<Timer> timers = [];
    private DateTimeOffset now = new(2030, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => now;

    public override long GetTimestamp() => now.Ticks;

    /// <summary>Until somebody waits for this moment, and no later one.</summary>
    public async Task UntilAwaitedAsync(DateTimeOffset moment)
    {
        while (LatestDue != moment)
            await Task.Delay(1, TestContext.Current.CancellationToken);
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Timer(this, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    public void Advance(TimeSpan by)
    {
        Timer[] due;
        lock (gate)
        {
            now += by;
            due = [.. timers.Where(t => t.Due <= now)];
            timers.RemoveAll(t => t.Due <= now);
        }
        foreach (var timer in due)
            timer.Fire();
    }

    /// <summary>
    /// Moves the clock on until the task has ended: whatever it waits for, its time limit comes. Between two steps it has
    /// time to do what follows from the first, or the limit of that would end it too.
    /// </summary>
    public async Task AdvanceUntilAsync(Task task, TimeSpan step)
    {
        while (!task.IsCompleted)
        {
            if (!HasTimers)
            {
                await Task.WhenAny(task, Task.Delay(2));
                continue;
            }
            Advance(step);
            await Task.WhenAny(task, Task.Delay(500));
        }
    }

    private DateTimeOffset? LatestDue
    {
        get
        {
            lock (gate)
                return timers.Count > 0 ? timers.Max(t => t.Due) : null;
        }
    }

    private bool HasTimers
    {
        get
        {
            lock (gate)
                return timers.Count > 0;
        }
    }

    private sealed class Timer(ManualTime clock, Action callback) : ITimer
    {
        public DateTimeOffset Due { get; private set; }

        public void Fire() => callback();

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (clock.gate)
            {
                clock.timers.Remove(this);
                if (dueTime == Timeout.InfiniteTimeSpan)
                    return true;
                Due = clock.now + dueTime;
                clock.timers.Add(this);
            }
            return true;
        }

        public void Dispose()
        {
            lock (clock.gate)
                clock.timers.Remove(this);
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
