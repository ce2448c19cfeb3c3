using System.Collections.Concurrent;
using System.Text.Json;

namespace ServiceDesk.Benchmarks;

/// <summary>Which ticket was changed when. Each ticket is changed once, so its number names the change.</summary>
internal sealed class ChangeBook
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private readonly ConcurrentDictionary<int, long> made = [];

    /// <summary>Ticket number to the moment before the request left, or, of a late one, its commit.</summary>
    public IReadOnlyDictionary<int, long> Made => made;

    public void Add(int number, long at) => made[number] = at;

    /// <summary>Waits until everybody has heard of everything, or for as long as one may be expected to wait.</summary>
    public async Task SettleAsync(IReadOnlyList<LiveAgent> agents, CancellationToken cancellation)
    {
        for (var started = TimeProvider.System.GetTimestamp(); TimeProvider.System.GetElapsedTime(started) < Patience; await Task.Delay(100, cancellation))
            if (agents.All(x => made.Keys.All(x.HasHeard)))
                return;
    }
}

/// <summary>A tab with the list: it hears of changes, and asks for the list anew as live.js does, after a pause of six times what the last time took.</summary>
internal sealed class LiveAgent(Session session, ChangeBook book, CancellationToken ending)
{
    private static readonly TimeSpan ShortestPause = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMilliseconds(1400);

    private readonly ConcurrentDictionary<int, long> heard = [];
    private readonly ConcurrentDictionary<int, long> shown = [];
    private readonly SemaphoreSlim wanted = new(0);
    private int fetched;

    public int Fetched => fetched;

    /// <summary>Ends when the stream is open.</summary>
    public async Task OpenAsync()
    {
        var open = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var listening = KeepAsync(() => session.ListenAsync("live", open.SetResult, Hear, ending));
        var looking = KeepAsync(LookAsync);
        await await Task.WhenAny(open.Task, listening, looking);
    }

    public bool HasHeard(int number) => heard.ContainsKey(number);

    public IEnumerable<double> Told(IReadOnlyDictionary<int, long> made) => Since(made, heard);

    public IEnumerable<double> Shown(IReadOnlyDictionary<int, long> made) => Since(made, shown);

    private static IEnumerable<double> Since(IReadOnlyDictionary<int, long> made, ConcurrentDictionary<int, long> reached) =>
        made.Where(x => reached.ContainsKey(x.Key)).Select(x => TimeProvider.System.GetElapsedTime(x.Value, reached[x.Key]).TotalMilliseconds);

    private void Hear(string data)
    {
        var at = TimeProvider.System.GetTimestamp();
        using var signal = JsonDocument.Parse(data);
        foreach (var topic in signal.RootElement.GetProperty("topics").EnumerateArray().Select(x => x.GetString()!))
            if (topic.StartsWith("ticket:", StringComparison.Ordinal))
                heard.TryAdd(int.Parse(topic.AsSpan(7), System.Globalization.CultureInfo.InvariantCulture), at);
        wanted.Release();
    }

    private async Task LookAsync()
    {
        while (true)
        {
            await wanted.WaitAsync(ending);
            while (wanted.Wait(0, ending))
            {
                // One look for all that was heard until now.
            }
            var known = heard.Keys.Where(x => !shown.ContainsKey(x)).ToList();
            var asked = TimeProvider.System.GetTimestamp();
            await session.GetAsync("staff/tickets", ending);
            Interlocked.Increment(ref fetched);
            foreach (var number in known)
                shown.TryAdd(number, TimeProvider.System.GetTimestamp());
            var taken = 6 * TimeProvider.System.GetElapsedTime(asked);
            await Task.Delay(taken < ShortestPause ? ShortestPause : taken > LongestPause ? LongestPause : taken, ending);
        }
    }

    private async Task KeepAsync(Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (OperationCanceledException) when (ending.IsCancellationRequested)
        {
            // The measure is over.
        }
        catch (Exception e)
        {
            await Console.Error.WriteLineAsync($"An agent stopped after {book.Made.Count} changes: {e.Message}");
            throw;
        }
    }
}
