using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using ServiceDesk.Database;
using ServiceDesk.Intake;
using ServiceDesk.Tenants;

namespace ServiceDesk.Jobs;

/// <summary>
/// Watches the IMAP mailboxes of all tenants, so that mail is fetched within a second or two; what is not watched, or missed, is found
/// by the rounds (<see cref="FetchMailboxesJob"/>). Each node watches all of them: it costs connections and does no harm
/// (<see cref="FetchTurns"/>).
/// </summary>
public sealed class WatchMailboxes(
    TenantDirectory directory, TenantScopes tenants, FetchTurns turns, IdleSettings settings, TimeProvider time, ILogger<WatchMailboxes> logger) : BackgroundService
{
    private const int MostFetches = 8;
    private static readonly TimeSpan RoundEvery = TimeSpan.FromSeconds(10);

    private readonly Dictionary<long, Running> running = [];
    private readonly SemaphoreSlim connections = new(settings.Most);
    private readonly SemaphoreSlim fetches = new(MostFetches);
    private bool hasWarned;

    /// <summary>Connections that are open or being opened.</summary>
    public int Connections => settings.Most - connections.CurrentCount;

    /// <summary>Begins to watch mailboxes that are new, and ends where they were archived; a changed one is connected to anew.</summary>
    public async Task RoundAsync(CancellationToken cancellation)
    {
        var wanted = (await WantedAsync(cancellation)).ToDictionary(x => x.Id);
        await EndAsync([.. running.Where(x => wanted.GetValueOrDefault(x.Key)?.Account != x.Value.Account).Select(x => x.Key)]);
        foreach (var mailbox in wanted.Values.Where(x => !running.ContainsKey(x.Id)))
        {
            var end = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            var watch = new MailboxWatch(mailbox, tenants, turns, connections, fetches, time, logger);
            running.Add(mailbox.Id, new(mailbox.Account, watch.RunAsync(end.Token), end));
        }
        if (running.Count > settings.Most && !hasWarned)
            logger.LogWarning(
                "{Count} mailboxes are fetched from IMAP servers, and {Most} connections wait for news; the others are fetched at intervals. Mail:Idle:Most allows more",
                running.Count, settings.Most);
        hasWarned = running.Count > settings.Most;
    }

    /// <summary>Closes all connections.</summary>
    public Task EndAsync() => EndAsync([.. running.Keys]);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (settings.Most == 0)
            return;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await RoundAsync(stoppingToken);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                // The database may be away; connections that are open stay open.
                logger.LogError(e, "Looking for mailboxes to watch failed; trying again");
            }
            catch (OperationCanceledException)
            {
                break;
            }
            await Task.Delay(RoundEvery, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        await EndAsync();
    }

    public override void Dispose()
    {
        connections.Dispose();
        fetches.Dispose();
        base.Dispose();
    }

    private async Task<List<WatchedMailbox>> WantedAsync(CancellationToken cancellation)
    {
        var wanted = new List<WatchedMailbox>();
        foreach (var tenant in await directory.AllAsync(cancellation))
        {
            await using var scope = tenants.Enter(tenant);
            var rows = await scope.ServiceProvider.GetRequiredService<DeskDb>().Mailboxes.AsNoTracking()
                .Where(x => x.Kind == MailboxKind.Imap && x.ArchivedAt == null).OrderBy(x => x.Id).ToListAsync(cancellation);
            wanted.AddRange(rows.Select(x => WatchedMailbox.Of(tenant, x)));
        }
        return wanted;
    }

    private async Task EndAsync(IReadOnlyList<long> mailboxes)
    {
        foreach (var id in mailboxes)
            await running[id].End.CancelAsync();
        foreach (var id in mailboxes)
        {
            await running[id].Watch;
            running[id].End.Dispose();
            running.Remove(id);
        }
    }

    private sealed record Running(string Account, Task Watch, CancellationTokenSource End);
}
