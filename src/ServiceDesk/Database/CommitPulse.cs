using System.Collections.Concurrent;

namespace ServiceDesk.Database;

/// <summary>
/// Wakes what waits for rows: workers (any tenant) and live pages (one tenant). It carries no content, and a missed beat costs
/// only time, since every waiter also looks by itself now and then; other nodes' commits are found that way.
/// </summary>
public sealed class CommitPulse
{
    private readonly ConcurrentDictionary<int, TaskCompletionSource> waiting = new();

    /// <summary>Any tenant.</summary>
    private const int Anyone = 0;

    public void Beat(int tenantId)
    {
        foreach (var key in (ReadOnlySpan<int>)[Anyone, tenantId])
            if (waiting.TryRemove(key, out var source))
                source.TrySetResult();
    }

    /// <summary>Completes at the next commit of any tenant. Take it before looking for work, so that no commit falls between.</summary>
    public Task Next() => Next(Anyone);

    /// <summary>Completes at the next commit of the tenant.</summary>
    public Task Next(int tenantId) =>
        waiting.GetOrAdd(tenantId, _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
}
