using System.Collections.Concurrent;
using System.Threading.Channels;
using Microsoft.EntityFrameworkCore;
using ServiceDesk.Database;
using ServiceDesk.Tenants;
using ServiceDesk.Tickets;

namespace ServiceDesk.Web.Live;

/// <summary>
/// Follows the history of each tenant that somebody looks at and hands every change to all of its listeners. Commits of this node
/// wake it; those of others are found within a second. Ids are given before they are committed, so a later one may be seen first:
/// it reads a window that overlaps what it has seen.
/// </summary>
public sealed class LiveFeed(TenantScopes tenants, CommitPulse pulse, TimeProvider time, ILogger<LiveFeed> logger, IHostApplicationLifetime lifetime)
{
    private static readonly TimeSpan LongestSleep = TimeSpan.FromSeconds(1);

    /// <summary>A transaction that commits later than this after taking its id is shown at the next change only.</summary>
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(60);

    private const int QueueLength = 200;

    private readonly ConcurrentDictionary<int, Follower> followers = new();

    /// <summary>All changes that are committed after this has returned; ends when <paramref name="cancellation"/> does.</summary>
    public async Task<ChannelReader<LiveChange>> ListenAsync(TenantInfo tenant, CancellationToken cancellation)
    {
        // A listener that does not keep up loses the oldest changes; its page is refreshed all the same.
        var channel = Channel.CreateBounded<LiveChange>(new BoundedChannelOptions(QueueLength) { FullMode = BoundedChannelFullMode.DropOldest });
        var follower = followers.GetOrAdd(tenant.Id, _ => new Follower(tenant));
        lock (follower)
        {
            follower.Listeners.Add(channel.Writer);
            follower.Running ??= FollowAsync(follower);
        }
        cancellation.Register(() =>
        {
            lock (follower)
                follower.Listeners.Remove(channel.Writer);
            channel.Writer.TryComplete();
        });
        await follower.Begun.WaitAsync(cancellation);
        return channel.Reader;
    }

    private async Task FollowAsync(Follower follower)
    {
        await Task.Yield();
        var stopping = lifetime.ApplicationStopping;
        while (!stopping.IsCancellationRequested)
        {
            lock (follower)
            {
                if (follower.Listeners.Count == 0)
                {
                    follower.Running = null;
                    return;
                }
            }
            var next = pulse.Next(follower.Tenant.Id);
            try
            {
                foreach (var change in await NewChangesAsync(follower, stopping))
                    lock (follower)
                        foreach (var listener in follower.Listeners)
                            listener.TryWrite(change);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                logger.LogError(e, "Following the history of tenant {Tenant} failed; trying again", follower.Tenant.Id);
            }
            await Task.WhenAny(next, Task.Delay(LongestSleep, time, stopping));
        }
    }

    private async Task<IReadOnlyList<LiveChange>> NewChangesAsync(Follower follower, CancellationToken cancellation)
    {
        await using var scope = tenants.Enter(follower.Tenant);
        var db = scope.ServiceProvider.GetRequiredService<DeskDb>();
        if (follower.Floor is null)
        {
            var newest = await db.History.MaxAsync(x => (long?)x.Id, cancellation) ?? 0;
            follower.Begin(newest, time.GetTimestamp());
            return [];
        }
        var floor = follower.Floor.Value;
        var rows = await db.History.Where(x => x.Id > floor).OrderBy(x => x.Id)
            .Select(x => new LiveChange(x.Id, x.Ticket!.Number, x.Ticket.RequesterId)).ToListAsync(cancellation);
        return follower.Unseen(rows, time, Window);
    }

    /// <summary>Where a tenant's history has been read to, and who listens.</summary>
    private sealed class Follower(TenantInfo tenant)
    {
        private readonly HashSet<long> seen = [];
        private readonly Queue<(long Id, long At)> marks = new();
        private readonly TaskCompletionSource begun = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public TenantInfo Tenant { get; } = tenant;
        public HashSet<ChannelWriter<LiveChange>> Listeners { get; } = [];
        public Task? Running { get; set; }

        /// <summary>Ends at the first look: what is committed before it is nobody's news.</summary>
        public Task Begun => begun.Task;

        /// <summary>All rows up to this id are known, or too old to care; null before the first look.</summary>
        public long? Floor { get; private set; }

        public void Begin(long newest, long at)
        {
            Floor = newest;
            marks.Enqueue((newest, at));
            begun.SetResult();
        }

        public List<LiveChange> Unseen(List<LiveChange> rows, TimeProvider time, TimeSpan window)
        {
            var unseen = rows.Where(x => seen.Add(x.Id)).ToList();
            if (unseen.Count > 0)
                marks.Enqueue((unseen.Max(x => x.Id), time.GetTimestamp()));
            while (marks.Count > 1 && time.GetElapsedTime(marks.Peek().At) > window)
                Floor = Math.Max(Floor ?? 0, marks.Dequeue().Id);
            seen.RemoveWhere(id => id <= Floor);
            return unseen;
        }
    }
}
