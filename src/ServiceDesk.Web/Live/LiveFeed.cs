using System.Collections.Concurrent;
using System.Threading.Channels;
using Microsoft.EntityFrameworkCore;
using ServiceDesk.Database;
using ServiceDesk.Notifications;
using ServiceDesk.Tenants;
using ServiceDesk.Tickets;
using ServiceDesk.Tickets.Holding;
using ServiceDesk.Viewing;

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
    internal static readonly TimeSpan Window = TimeSpan.FromSeconds(60);

    /// <summary>A page may have been made while an act was going on: it does not show it, though the act began before.</summary>
    private static readonly TimeSpan LongestAct = TimeSpan.FromSeconds(5);

    private const int QueueLength = 200;

    private readonly ConcurrentDictionary<int, Follower> followers = new();

    /// <summary>
    /// All changes that are committed after this has returned, and those since the listener's page was made, as far as <see cref="Window"/>
    /// goes back; ends when <paramref name="cancellation"/> does.
    /// </summary>
    public async Task<ChannelReader<LiveChange>> ListenAsync(TenantInfo tenant, DateTimeOffset? since, CancellationToken cancellation)
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
        if (since is { } made)
            lock (follower)
                foreach (var change in follower.Recent.Where(x => x.At > made.UtcDateTime - LongestAct))
                    channel.Writer.TryWrite(change);
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
                var changes = await NewChangesAsync(follower, stopping);
                lock (follower)
                {
                    follower.Remember(changes, time.GetUtcNow().UtcDateTime - Window);
                    foreach (var change in changes)
                        foreach (var listener in follower.Listeners)
                            listener.TryWrite(change);
                }
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
            var newest = await Changes(db, db.History.OrderByDescending(x => x.Id).Take(QueueLength)).ToListAsync(cancellation);
            var past = newest.Where(x => x.At > time.GetUtcNow().UtcDateTime - Window).ToList();
            lock (follower)
                follower.Begin(newest.Count == 0 ? 0 : newest[0].Id, past, time.GetTimestamp());
            return [];
        }
        var floor = follower.Floor.Value;
        var rows = await Changes(db, db.History.Where(x => x.Id > floor).OrderBy(x => x.Id)).ToListAsync(cancellation);
        return [.. follower.Unseen(rows, time, Window), .. await ChangedViewersAsync(follower, db, cancellation)];
    }

    private static IQueryable<LiveChange> Changes(DeskDb db, IQueryable<HistoryEntry> entries)
    {
        var notifications = db.Notifications;
        return entries.IgnoreQueryFilters([Ticket.TrashFilter])
            .Select(x => new LiveChange(x.Id, x.Ticket!.Number, x.Ticket.RequesterId, x.Ticket.AssigneeId, x.Ticket.GroupId)
            {
                At = x.At, CustomerId = x.Ticket.CustomerId, SystemId = x.Ticket.SystemId,
                Told = notifications.Where(told => told.TicketId == x.TicketId && told.At == x.At).Select(told => told.PersonId).ToList(),
            });
    }

    // All of a tenant's at once, and what differs from the last look: nodes need not tell each other who came and whose time has run out.
    private async Task<IReadOnlyList<LiveChange>> ChangedViewersAsync(Follower follower, DeskDb db, CancellationToken cancellation)
    {
        if (!follower.IsTimeForViewers(time, LongestSleep))
            return [];
        var now = time.GetUtcNow().UtcDateTime;
        var (since, writing) = (now - TicketViewer.Lasts, now - TicketViewer.WritingLasts);
        var tickets = db.Tickets;
        var tabs = await db.Viewers.Where(x => x.SeenAt > since)
            .Join(tickets, x => x.TicketId, x => x.Id, (x, ticket) => new ViewedTab(x.PersonId, x.WritingAt != null && x.WritingAt > writing, ticket.Number, ticket.RequesterId, ticket.AssigneeId, ticket.GroupId))
            .ToListAsync(cancellation);
        var held = await db.HeldReplies.Where(x => x.ReturnedAt == null)
            .Join(tickets, x => x.TicketId, x => x.Id, (x, ticket) => new HeldIn(x.Id, ticket.Number, ticket.RequesterId, ticket.AssigneeId, ticket.GroupId)).ToListAsync(cancellation);
        return [.. follower.Changed(tabs), .. follower.Changed(held)];
    }

    private sealed record ViewedTab(long PersonId, bool IsWriting, int Number, long RequesterId, long? AssigneeId, long? GroupId);

    private sealed record HeldIn(Guid Id, int Number, long RequesterId, long? AssigneeId, long? GroupId);

    /// <summary>Where a tenant's history has been read to, and who listens.</summary>
    private sealed class Follower(TenantInfo tenant)
    {
        private readonly HashSet<long> seen = [];
        private Dictionary<int, (string Who, LiveChange Change)> viewed = [];
        private Dictionary<Guid, HeldIn> held = [];
        private long? viewedAt;
        private readonly Queue<(long Id, long At)> marks = new();
        private readonly TaskCompletionSource begun = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public TenantInfo Tenant { get; } = tenant;
        public HashSet<ChannelWriter<LiveChange>> Listeners { get; } = [];
        public Task? Running { get; set; }

        /// <summary>Ends at the first look: what is committed before it is nobody's news.</summary>
        public Task Begun => begun.Task;

        /// <summary>All rows up to this id are known, or too old to care; null before the first look.</summary>
        public long? Floor { get; private set; }

        /// <summary>What happened within <see cref="Window"/>.</summary>
        public List<LiveChange> Recent { get; } = [];

        public void Begin(long newest, IEnumerable<LiveChange> past, long at)
        {
            Recent.AddRange(past);
            Floor = newest;
            marks.Enqueue((newest, at));
            begun.SetResult();
        }

        public void Remember(IEnumerable<LiveChange> changes, DateTime since)
        {
            Recent.AddRange(changes.Where(x => !x.IsOfViewers && !x.IsOfHeld));
            Recent.RemoveAll(x => x.At <= since);
        }

        public bool IsTimeForViewers(TimeProvider time, TimeSpan pause)
        {
            if (viewedAt is { } last && time.GetElapsedTime(last) < pause / 2)
                return false;
            viewedAt = time.GetTimestamp();
            return true;
        }

        /// <summary>The tickets of which other people are there, or write, than at the last look.</summary>
        public List<LiveChange> Changed(List<ViewedTab> tabs)
        {
            var now = tabs.GroupBy(x => x.Number).ToDictionary(x => x.Key, x => (
                Who: string.Join(',', x.GroupBy(tab => tab.PersonId).OrderBy(one => one.Key).Select(one => $"{one.Key}:{one.Any(tab => tab.IsWriting)}")),
                Change: new LiveChange(0, x.Key, x.First().RequesterId, x.First().AssigneeId, x.First().GroupId) { IsOfViewers = true }));
            var changed = now.Where(x => !viewed.TryGetValue(x.Key, out var before) || before.Who != x.Value.Who).Select(x => x.Value.Change)
                .Concat(viewed.Where(x => !now.ContainsKey(x.Key)).Select(x => x.Value.Change)).ToList();
            viewed = now;
            return changed;
        }

        /// <summary>The tickets in which a reply waits that did not at the last look, or does not any more.</summary>
        public List<LiveChange> Changed(List<HeldIn> replies)
        {
            var now = replies.ToDictionary(x => x.Id);
            var changed = now.Values.Where(x => !held.ContainsKey(x.Id)).Concat(held.Values.Where(x => !now.ContainsKey(x.Id))).ToList();
            held = now;
            return [.. changed.Select(x => new LiveChange(0, x.Number, x.RequesterId, x.AssigneeId, x.GroupId) { IsOfHeld = true })];
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
