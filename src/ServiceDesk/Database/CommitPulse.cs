using System.Collections.Concurrent;

namespace ServiceDesk.Database;

/// <summary>A row that a worker waits for: the commit that saves it wakes that worker, and no other.</summary>
public abstract class AwaitedRow
{
    /// <summary>Which worker; what the numbers mean is the workers' own business.</summary>
    internal abstract int Worker { get; }
}

/// <summary>
/// Wakes what waits for rows: workers (any tenant) and live pages (one tenant). It carries no content, and a missed beat costs
/// only time, since every waiter also looks by itself now and then; other nodes' commits are found that way.
/// </summary>
public sealed class CommitPulse
{
    private readonly ConcurrentDictionary<int, TaskCompletionSource> pages = new();
    private readonly ConcurrentDictionary<int, TaskCompletionSource> workers = new();

    public void Beat(int tenantId, IEnumerable<int> awaited)
    {
        Complete(pages, tenantId);
        foreach (var worker in awaited)
            Complete(workers, worker);
    }

    /// <summary>Completes at the next commit of a row that this worker waits for. Take it before looking for work, so that no commit falls between.</summary>
    public Task NextFor(int worker) => Next(workers, worker);

    /// <summary>Completes at the next commit of the tenant.</summary>
    public Task Next(int tenantId) => Next(pages, tenantId);

    private static Task Next(ConcurrentDictionary<int, TaskCompletionSource> waiting, int key) =>
        waiting.GetOrAdd(key, _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;

    private static void Complete(ConcurrentDictionary<int, TaskCompletionSource> waiting, int key)
    {
        if (waiting.TryRemove(key, out var source))
            source.TrySetResult();
    }
}
