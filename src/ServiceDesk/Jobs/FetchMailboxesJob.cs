using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Quartz;
using ServiceDesk.Database;
using ServiceDesk.Intake;
using ServiceDesk.Tenants;

namespace ServiceDesk.Jobs;

/// <summary>Reads every mailbox of every tenant that is fetched from a server; those that are watched (<see cref="WatchMailboxes"/>) to be sure.</summary>
[DisallowConcurrentExecution]
public sealed class FetchMailboxesJob(TenantDirectory directory, TenantScopes tenants, FetchTurns turns, UtcClock clock, ILogger<FetchMailboxesJob> logger) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        foreach (var tenant in await directory.AllAsync(cancellationToken))
            foreach (var mailbox in await MailboxesAsync(tenant, cancellationToken))
                try
                {
                    await turns.TryFetchAsync(tenant, mailbox, cancellationToken);
                }
                catch (Exception e) when (e is not OperationCanceledException)
                {
                    // One mailbox must not keep the others from being read; the next run tries this one again.
                    logger.LogError(e, "Fetching mailbox {Mailbox} of tenant {Tenant} failed", mailbox, tenant.Id);
                }
    }

    // One that fails is left alone for a while, longer each time.
    private async Task<List<long>> MailboxesAsync(TenantInfo tenant, CancellationToken cancellationToken)
    {
        var now = clock.UtcNow;
        await using var scope = tenants.Enter(tenant);
        return await scope.ServiceProvider.GetRequiredService<DeskDb>().Mailboxes
            .Where(x => x.Kind != MailboxKind.Receiver && x.ArchivedAt == null && (x.NextFetchAt == null || x.NextFetchAt <= now)).Select(x => x.Id).ToListAsync(cancellationToken);
    }
}
