using System.Diagnostics;

namespace ServiceDesk.Benchmarks;

/// <summary>One thing that a worker does.</summary>
/// <param name="Counts">False for a write between the reads that are measured.</param>
internal readonly record struct Turn(long Bytes, bool Counts = true);

/// <summary>Keeps some workers busy for a while and says how fast they were answered: closed loops, one request in flight a worker.</summary>
internal static class LoadRun
{
    /// <param name="work">Does the worker's next turn; it is given the worker's number and how many turns it has had.</param>
    public static async Task<Figure> RunAsync(
        string page, int concurrency, double seconds, Func<int, int, Task<Turn>> work, CancellationToken cancellation)
    {
        var clock = Stopwatch.StartNew();
        var from = TimeSpan.FromSeconds(Math.Clamp(seconds / 3, 0.5, 4));
        var until = from + TimeSpan.FromSeconds(seconds);
        var workers = Enumerable.Range(0, concurrency).Select(worker => Task.Run(async () =>
        {
            var taken = new List<(double Milliseconds, long Bytes)>();
            for (var turn = 0; clock.Elapsed < until; turn++)
            {
                cancellation.ThrowIfCancellationRequested();
                var started = clock.Elapsed;
                var (bytes, counts) = await work(worker, turn);
                var ended = clock.Elapsed;
                if (counts && ended >= from && ended <= until)
                    taken.Add(((ended - started).TotalMilliseconds, bytes));
            }
            return taken;
        }, cancellation)).ToList();
        var all = (await Task.WhenAll(workers)).SelectMany(x => x).ToList();
        if (all.Count == 0)
            throw new InvalidOperationException($"'{page}' did not answer once in {seconds} s with {concurrency} at a time; give it more --seconds.");
        var sorted = all.Select(x => x.Milliseconds).Order().ToList();
        return new(page, concurrency, all.Count / seconds, At(0.5), At(0.95), (long)all.Average(x => x.Bytes));

        double At(double share) => sorted[(int)Math.Min(sorted.Count - 1, Math.Floor(share * sorted.Count))];
    }
}
