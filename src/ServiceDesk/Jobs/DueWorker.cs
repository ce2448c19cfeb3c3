using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using ServiceDesk.Database;
using ServiceDesk.Escalation;
using ServiceDesk.Intake;
using ServiceDesk.Notifications;
using ServiceDesk.Scanning;
using ServiceDesk.Sending;
using ServiceDesk.Templates.Xslt;
using ServiceDesk.Tenants;
using ServiceDesk.Tickets.Holding;
using ServiceDesk.Timers;

namespace ServiceDesk.Jobs;

/// <summary>
/// Carries out due rows as soon as they are committed: each kind sleeps until the pulse of a commit with a row of its kind or, for rows of other nodes and for
/// those that become due by time, a second at most. It holds no state: killed at any point, the next start goes on.
/// </summary>
public sealed class DueWorker(
    IServiceScopeFactory scopes, TenantScopes tenants, DatabaseSettings database, CommitPulse pulse, UtcClock clock, ILogger<DueWorker> logger) : BackgroundService
{
    private const int Batch = 20;

    /// <summary>Timers are small, and many may be due at the same minute.</summary>
    private const int TimerBatch = 200;

    /// <summary>Between two batches of mails while many timers are due: they have a time to keep, the mails that follow have not.</summary>
    private static readonly TimeSpan MailPause = TimeSpan.FromSeconds(0.5);

    private static readonly TimeSpan LongestSleep = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan ShortestSleep = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan SuspendedPause = TimeSpan.FromMinutes(5);

    /// <summary>While one batch waits for the database, another one is worked out; SQLite has one writer.</summary>
    private readonly int timerLoops = database.Provider == DatabaseProvider.Sqlite ? 1 : 2;
    private volatile bool manyTimers;

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await using (var scope = scopes.CreateAsyncScope())
            await scope.ServiceProvider.GetRequiredService<DueWorkQueue>().ReleaseAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(
    [
        LoopAsync(WorkKind.PlaceMail, stoppingToken), LoopAsync(WorkKind.SendMail, stoppingToken),
        LoopAsync(WorkKind.RunTemplates, stoppingToken), LoopAsync(WorkKind.Cross, stoppingToken),
        LoopAsync(WorkKind.WriteSummary, stoppingToken), LoopAsync(WorkKind.CheckFile, stoppingToken), LoopAsync(WorkKind.SendReply, stoppingToken),
        .. Enumerable.Repeat(WorkKind.FireTimer, timerLoops).Select(x => LoopAsync(x, stoppingToken)),
    ]);

    private async Task LoopAsync(WorkKind kind, CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            var next = pulse.NextFor((int)kind);
            try
            {
                var count = await RunOnceAsync(kind, stopping);
                if (kind == WorkKind.FireTimer)
                    manyTimers = count == TimerBatch;
                if (count > 0 && kind == WorkKind.SendMail && manyTimers)
                    await Task.Delay(MailPause, stopping);
                else if (count == 0)
                    await Task.WhenAny(next, Task.Delay(await PauseAsync(kind, stopping), stopping));
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                // The database may be away; the rows are still there when it is back.
                logger.LogError(e, "Looking for due work of kind {Kind} failed; trying again", kind);
                await Task.Delay(LongestSleep, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    // A count-down runs on the page of a held reply's author: it does not wait for the next look.
    private async Task<TimeSpan> PauseAsync(WorkKind kind, CancellationToken cancellation)
    {
        if (kind != WorkKind.SendReply || await InQueueAsync(queue => queue.NextAsync(kind, cancellation)) is not { } next)
            return LongestSleep;
        var left = next - clock.UtcNow;
        return left >= LongestSleep ? LongestSleep : left > ShortestSleep ? left : ShortestSleep;
    }

    /// <summary>Claims and carries out one batch.</summary>
    /// <returns>How many rows there were.</returns>
    public async Task<int> RunOnceAsync(WorkKind kind, CancellationToken cancellation)
    {
        var claimed = await InQueueAsync(queue => queue.ClaimAsync(kind, kind == WorkKind.FireTimer ? TimerBatch : Batch, cancellation));
        if (claimed.Count == 0)
            return 0;
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var renewing = RenewAsync([.. claimed.Select(x => x.Key)], ended.Token);
        try
        {
            foreach (var rows in claimed.GroupBy(x => x.TenantId))
                await CarryOutAsync([.. rows], cancellation);
        }
        finally
        {
            await ended.CancelAsync();
            await renewing;
        }
        return claimed.Count;
    }

    // A server that takes minutes to answer must not cost the claim, or a second worker would send the same mail.
    private async Task RenewAsync(IReadOnlyList<Guid> keys, CancellationToken ended)
    {
        while (true)
        {
            await Task.Delay(DueWorkQueue.ClaimLasts / 3, ended).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (ended.IsCancellationRequested)
                return;
            try
            {
                await InQueueAsync(queue => queue.RenewAsync(keys, ended));
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                logger.LogWarning(e, "The claims of {Count} due rows could not be renewed", keys.Count);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    private async Task<T> InQueueAsync<T>(Func<DueWorkQueue, Task<T>> work)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<DueWorkQueue>());
    }

    /// <param name="rows">Of one tenant and kind.</param>
    private async Task CarryOutAsync(IReadOnlyList<DueWork> rows, CancellationToken cancellation)
    {
        // Replies have nothing to do with each other, and a transaction each.
        if (rows.Count > 1 && rows[0].Kind != WorkKind.SendReply && await TryTogetherAsync(rows, cancellation))
            return;
        foreach (var row in rows)
            await CarryOutAloneAsync(row, cancellation);
    }

    // One row that cannot be carried out must not hold up its neighbours: each has its own turn then, and its own failure.
    private async Task<bool> TryTogetherAsync(IReadOnlyList<DueWork> rows, CancellationToken cancellation)
    {
        try
        {
            return await RunAsync(rows, cancellation);
        }
        catch (Exception e) when (e is not OperationCanceledException || !cancellation.IsCancellationRequested)
        {
            logger.LogInformation(e, "{Count} rows of {Kind} of tenant {Tenant} could not be carried out together; one by one now", rows.Count, rows[0].Kind, rows[0].TenantId);
            return false;
        }
    }

    private async Task CarryOutAloneAsync(DueWork row, CancellationToken cancellation)
    {
        try
        {
            await RunAsync([row], cancellation);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception e)
        {
            logger.LogError(e, "{Kind} {Key} of tenant {Tenant} failed", row.Kind, row.Key, row.TenantId);
            if (await tenants.EnterAsync(row.TenantId, cancellation) is { } scope)
                await using (scope)
                    await scope.ServiceProvider.GetRequiredService<FailedWork>().PutOffAsync(row, e, cancellation);
        }
    }

    /// <returns>False when another worker has taken one of the rows.</returns>
    private async Task<bool> RunAsync(IReadOnlyList<DueWork> rows, CancellationToken cancellation)
    {
        if (await tenants.EnterAsync(rows[0].TenantId, cancellation) is not { } scope)
        {
            // A suspended tenant's work waits for it.
            foreach (var row in rows)
                await InQueueAsync(queue => queue.PostponeAsync(row.Key, clock.UtcNow + SuspendedPause, cancellation));
            return true;
        }
        await using (scope)
        {
            IReadOnlyList<Guid> keys = [.. rows.Select(x => x.Key)];
            if (rows[0].Kind == WorkKind.FireTimer)
                return await scope.ServiceProvider.GetRequiredService<FireTimers>().RunAsync(keys, cancellation);
            if (rows[0].Kind == WorkKind.PlaceMail)
                return await scope.ServiceProvider.GetRequiredService<PlaceMail>().RunAsync(keys, cancellation);
            if (rows[0].Kind == WorkKind.RunTemplates)
                return await scope.ServiceProvider.GetRequiredService<RunTemplates>().RunAsync(keys, cancellation);
            if (rows[0].Kind == WorkKind.Cross)
            {
                await scope.ServiceProvider.GetRequiredService<DeliverCrossings>().RunAsync(keys, cancellation);
                return true;
            }
            if (rows[0].Kind == WorkKind.CheckFile)
            {
                await scope.ServiceProvider.GetRequiredService<CheckFiles>().RunAsync(keys, cancellation);
                return true;
            }
            if (rows[0].Kind == WorkKind.WriteSummary)
                return await scope.ServiceProvider.GetRequiredService<WriteSummaries>().RunAsync(keys, cancellation);
            if (rows[0].Kind == WorkKind.SendReply)
            {
                if (await scope.ServiceProvider.GetRequiredService<SendHeldReply>().RunAsync(rows[0].Key, cancellation) != HeldOutcome.Gone)
                    return true;
                // Undone, or sent by its author: whoever did that has taken the row away, unless there was none to it.
                await InQueueAsync(queue => queue.DoneAsync(keys, cancellation));
                return false;
            }
            await scope.ServiceProvider.GetRequiredService<DeliverMail>().RunAsync(keys, cancellation);
            return true;
        }
    }
}
