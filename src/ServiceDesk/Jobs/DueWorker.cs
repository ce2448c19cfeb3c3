using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using ServiceDesk.Database;
using ServiceDesk.Intake;
using ServiceDesk.Mail.Mime;
using ServiceDesk.Outbox;
using ServiceDesk.Sending;
using ServiceDesk.Tenants;
using ServiceDesk.Tickets;
using ServiceDesk.Timers;

namespace ServiceDesk.Jobs;

/// <summary>
/// Carries out due rows as soon as they are committed: it sleeps until the pulse of a commit or, for rows of other nodes and for
/// those that become due by time, a second at most. It holds no state: killed at any point, the next start goes on.
/// </summary>
public sealed class DueWorker(IServiceScopeFactory scopes, TenantScopes tenants, CommitPulse pulse, UtcClock clock, ILogger<DueWorker> logger) : BackgroundService
{
    private const int Batch = 20;
    private static readonly TimeSpan LongestSleep = TimeSpan.FromSeconds(1);

    /// <summary>How long a row waits after each exception; then a mail is kept aside and a delivery given up.</summary>
    public static IReadOnlyList<TimeSpan> Pauses { get; } =
        [TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(10), TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(10), TimeSpan.FromHours(1)];

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await using (var scope = scopes.CreateAsyncScope())
            await scope.ServiceProvider.GetRequiredService<DueWorkQueue>().ReleaseAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(
        LoopAsync(WorkKind.PlaceMail, stoppingToken), LoopAsync(WorkKind.SendMail, stoppingToken));

    private async Task LoopAsync(WorkKind kind, CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            var next = pulse.Next();
            try
            {
                if (await RunOnceAsync(kind, stopping) == 0)
                    await Task.WhenAny(next, Task.Delay(LongestSleep, stopping));
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

    /// <summary>Claims and carries out one batch.</summary>
    /// <returns>How many rows there were.</returns>
    public async Task<int> RunOnceAsync(WorkKind kind, CancellationToken cancellation)
    {
        IReadOnlyList<DueWork> claimed;
        await using (var scope = scopes.CreateAsyncScope())
            claimed = await scope.ServiceProvider.GetRequiredService<DueWorkQueue>().ClaimAsync(kind, Batch, cancellation);
        foreach (var work in claimed)
            await CarryOutAsync(work, cancellation);
        return claimed.Count;
    }

    private async Task CarryOutAsync(DueWork work, CancellationToken cancellation)
    {
        try
        {
            // A suspended tenant's work waits for it: the claim runs out and the row is looked at again.
            if (await tenants.EnterAsync(work.TenantId, cancellation) is not { } scope)
                return;
            await using (scope)
            {
                if (work.Kind == WorkKind.PlaceMail)
                    await scope.ServiceProvider.GetRequiredService<PlaceMail>().RunAsync(work.Key, cancellation);
                else
                    await scope.ServiceProvider.GetRequiredService<DeliverMail>().RunAsync(work.Key, cancellation);
            }
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception e)
        {
            logger.LogError(e, "{Kind} {Key} of tenant {Tenant} failed", work.Kind, work.Key, work.TenantId);
            await PostponeAsync(work, e, cancellation);
        }
    }

    private async Task PostponeAsync(DueWork work, Exception error, CancellationToken cancellation)
    {
        if (await tenants.EnterAsync(work.TenantId, cancellation) is not { } scope)
            return;
        await using (scope)
        {
            var db = scope.ServiceProvider.GetRequiredService<DeskDb>();
            var due = scope.ServiceProvider.GetRequiredService<DueWorkQueue>();
            await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
            var next = work.Kind == WorkKind.PlaceMail
                ? await FailedEntryAsync(db, work.Key, error, cancellation)
                : await FailedMailAsync(db, work.Key, error, cancellation);
            if (next is { } at)
                await due.PostponeAsync(work.Key, at, cancellation);
            else
                await due.DoneAsync(work.Key, cancellation);
            await db.SaveChangesAsync(cancellation);
            await transaction.CommitAsync(cancellation);
        }
    }

    private async Task<DateTime?> FailedEntryAsync(DeskDb db, Guid key, Exception error, CancellationToken cancellation)
    {
        if (await db.Journal.SingleOrDefaultAsync(x => x.Id == key, cancellation) is not { State: JournalState.Received } entry)
            return null;
        // What the mail itself is to blame for will not get better by waiting.
        var hopeless = error is MimeLimitException or TicketRuleException or FileNotFoundException;
        if (!hopeless && entry.Attempts < Pauses.Count)
        {
            var next = clock.UtcNow + Pauses[entry.Attempts];
            entry.CountAttempt();
            return next;
        }
        entry.KeepAside($"It could not be placed: {error.Message}");
        return null;
    }

    private async Task<DateTime?> FailedMailAsync(DeskDb db, Guid key, Exception error, CancellationToken cancellation)
    {
        if (await db.Outbox.SingleOrDefaultAsync(x => x.Id == key, cancellation) is not { State: OutboxState.Queued } mail)
            return null;
        return mail.Refused($"It could not be composed or handed over: {error.Message}", permanent: false, clock.UtcNow);
    }
}
