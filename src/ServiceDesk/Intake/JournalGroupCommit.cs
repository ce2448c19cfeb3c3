using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ServiceDesk.Tenants;

namespace ServiceDesk.Intake;

/// <summary>
/// Writes mails that arrive at the same moment into the journal in one transaction (group commit): while one is being committed,
/// the next ones gather. A mail that arrives alone is written at once.
/// </summary>
public sealed class JournalGroupCommit(TenantScopes tenants)
{
    private const int MostTogether = 50;

    private readonly ConcurrentDictionary<int, Group> groups = new();

    /// <returns>False when the mail had been taken before; null when the tenant is suspended.</returns>
    public async Task<bool?> TakeAsync(int tenantId, ArrivedMail mail, CancellationToken cancellation)
    {
        JournalEntry entry;
        if (await tenants.EnterAsync(tenantId, cancellation) is not { } scope)
            return null;
        await using (scope)
            entry = await scope.ServiceProvider.GetRequiredService<Journal>().StoreAsync(mail, cancellation);
        var waiting = new Waiting(entry, new(TaskCreationOptions.RunContinuationsAsynchronously));
        var group = groups.GetOrAdd(tenantId, _ => new());
        if (group.Add(waiting))
            _ = Task.Run(() => CommitAllAsync(tenantId, group), CancellationToken.None);
        return await waiting.Taken.Task;
    }

    private async Task CommitAllAsync(int tenantId, Group group)
    {
        while (group.Next(MostTogether) is { Count: > 0 } together)
        {
            if (await TryCommitAsync(tenantId, together))
                continue;
            // Somebody may have brought one of them at the same moment; the unique key tells which.
            foreach (var alone in together)
                await TryCommitAsync(tenantId, [alone]);
        }
    }

    /// <returns>False when it has to be tried one by one; otherwise whoever waits has been told.</returns>
    private async Task<bool> TryCommitAsync(int tenantId, IReadOnlyList<Waiting> together)
    {
        try
        {
            if (await tenants.EnterAsync(tenantId, CancellationToken.None) is not { } scope)
                throw new InvalidOperationException($"Tenant {tenantId} was suspended while a mail for it was taken.");
            await using (scope)
            {
                var taken = await scope.ServiceProvider.GetRequiredService<Journal>().TakeAsync([.. together.Select(x => x.Entry)], CancellationToken.None);
                foreach (var waiting in together)
                    waiting.Taken.SetResult(taken.Contains(waiting.Entry));
            }
            return true;
        }
        catch (DbUpdateException) when (together.Count > 1)
        {
            return false;
        }
        catch (Exception e)
        {
            // The receiver answers 451, and the sender tries again.
            foreach (var waiting in together)
                waiting.Taken.SetException(e);
            return true;
        }
    }

    private sealed record Waiting(JournalEntry Entry, TaskCompletionSource<bool> Taken);

    private sealed class Group
    {
        private readonly Lock gate = new();
        private readonly Queue<Waiting> waiting = new();
        private bool runs;

        /// <returns>Whether nobody commits for the group yet, and the caller has to.</returns>
        public bool Add(Waiting mail)
        {
            lock (gate)
            {
                waiting.Enqueue(mail);
                return !runs && (runs = true);
            }
        }

        /// <returns>Empty when nobody waits; the caller has ended then.</returns>
        public List<Waiting> Next(int most)
        {
            lock (gate)
            {
                var together = new List<Waiting>();
                while (together.Count < most && waiting.TryDequeue(out var mail))
                    together.Add(mail);
                runs = together.Count > 0;
                return together;
            }
        }
    }
}
