using System.Diagnostics;

namespace ServiceDesk.Benchmarks;

/// <summary>One thing that a worker does.</summary>
/// <param name="Counts">False for a write between the reads that are measured.</param>
internal readonly record struct Turn(long Bytes, bool Counts = true);

/// <summary>What the workers got answered while it was measured.</summary>
internal sealed record Samples(double Seconds, IReadOnlyList<double> Milliseconds, long Bytes)
{
    public double Rps => Milliseconds.Count / Seconds;

    public static Samples Of(IReadOnlyList<Samples> parts) =>
        new(parts.Sum(x => x.Seconds), [.. parts.SelectMany(x => x.Milliseconds)], parts.Sum(x => x.Bytes));

    public Figure ToFigure(string page, int concurrency)
    {
        var sorted = Milliseconds.Order().ToList();
        return new(page, concurrency, Rps, At(0.5), At(0.95), Bytes / sorted.Count);

        double At(double share) => sorted[(int)Math.Min(sorted.Count - 1, Math.Floor(share * sorted.Count))];
    }
}

/// <summary>Keeps some workers busy for a while: closed loops, one request in flight a worker.</summary>
internal sealed class LoadRun(string page, int concurrency, Func<int, int, Task<Turn>> work)
{
    // Each worker goes on where it stopped when it is let run again.
    private readonly int[] turns = new int[concurrency];

    public string Page => page;

    public int Concurrency => concurrency;

    /// <param name="leadIn">Seconds before measuring starts, when connections are made and caches filled.</param>
    /// <param name="seconds">How long is measured.</param>
    /// <param name="cancellation">Ends the run.</param>
    /// <exception cref="InvalidOperationException">Nothing was answered in the time.</exception>
    public async Task<Samples> RunAsync(double leadIn, double seconds, CancellationToken cancellation)
    {
        var clock = Stopwatch.StartNew();
        var from = TimeSpan.FromSeconds(leadIn);
        var until = from + TimeSpan.FromSeconds(seconds);
        var workers = Enumerable.Range(0, concurrency).Select(worker => Task.Run(async () =>
        {
            var taken = new List<(double Milliseconds, long Bytes)>();
            while (clock.Elapsed < until)
            {
                cancellation.ThrowIfCancellationRequested();
                var started = clock.Elapsed;
                var (bytes, counts) = await work(worker, turns[worker]++);
                var ended = clock.Elapsed;
                if (counts && ended >= from && ended <= until)
                    taken.Add(((ended - started).TotalMilliseconds, bytes));
            }
            return taken;
        }, cancellation)).ToList();
        var all = (await Task.WhenAll(workers)).SelectMany(x => x).ToList();
        return all.Count > 0
            ? new(seconds, [.. all.Select(x => x.Milliseconds)], all.Sum(x => x.Bytes))
            : throw new InvalidOperationException($"'{page}' did not answer once in {seconds} s with {concurrency} at a time; give it more --seconds.");
    }
}
