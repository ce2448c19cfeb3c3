using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ServiceDesk.Database;
using ServiceDesk.Tenants;

namespace ServiceDesk.Intake;

/// <summary>
/// Has one fetch of a mailbox run at a time on this node, whoever asks for it: the round, or the watch over the mailbox. That two nodes
/// fetch at once does no harm: the journal's unique key lets each mail through once.
/// </summary>
public sealed class FetchTurns(TenantScopes tenants, UtcClock clock)
{
    private readonly ConcurrentDictionary<long, SemaphoreSlim> turns = new();

    /// <summary>Fetches, unless somebody is at it.</summary>
    public async Task TryFetchAsync(TenantInfo tenant, long mailboxId, CancellationToken cancellation)
    {
        var turn = TurnOf(mailboxId);
        if (await turn.WaitAsync(TimeSpan.Zero, cancellation))
            await FetchAsync(turn, tenant, mailboxId, cancellation);
    }

    /// <summary>Fetches after whoever is at it, for they may have looked before the mail came that this is about.</summary>
    public async Task FetchAsync(TenantInfo tenant, long mailboxId, CancellationToken cancellation)
    {
        var turn = TurnOf(mailboxId);
        await turn.WaitAsync(cancellation);
        await FetchAsync(turn, tenant, mailboxId, cancellation);
    }

    private SemaphoreSlim TurnOf(long mailboxId) => turns.GetOrAdd(mailboxId, _ => new SemaphoreSlim(1));

    private async Task FetchAsync(SemaphoreSlim turn, TenantInfo tenant, long mailboxId, CancellationToken cancellation)
    {
        try
        {
            await using var scope = tenants.Enter(tenant);
            // While the turn was waited for, it may have been archived, or a fetch may have failed and set a pause.
            var now = clock.UtcNow;
            if (await scope.ServiceProvider.GetRequiredService<DeskDb>().Mailboxes
                .AnyAsync(x => x.Id == mailboxId && x.ArchivedAt == null && (x.NextFetchAt == null || x.NextFetchAt <= now), cancellation))
                await scope.ServiceProvider.GetRequiredService<FetchMailbox>().RunAsync(mailboxId, cancellation);
        }
        finally
        {
            turn.Release();
        }
    }
}
