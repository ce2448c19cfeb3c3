using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ServiceDesk.Database;
using ServiceDesk.People;

namespace ServiceDesk.Intake;

/// <summary>
/// Which tenant and mailbox an address leads to, with or without a key behind a plus sign. What was found is kept for some seconds;
/// whoever takes an address away calls <see cref="Forget"/>, and other nodes follow when their copy has aged.
/// </summary>
public sealed class MailAddressing(IServiceScopeFactory scopes, TimeProvider time)
{
    private static readonly TimeSpan KeptFor = TimeSpan.FromSeconds(10);

    private readonly ConcurrentDictionary<string, (Target Target, long ReadAt)> kept = new();

    public sealed record Target(int TenantId, long MailboxId, string Address);

    /// <returns>Null when the address belongs to no mailbox of this installation.</returns>
    public ValueTask<Target?> FindAsync(string address, CancellationToken cancellation)
    {
        var plain = WithoutKey(Person.Fold(address));
        return kept.TryGetValue(plain, out var found) && time.GetElapsedTime(found.ReadAt) < KeptFor
            ? ValueTask.FromResult<Target?>(found.Target)
            : new ValueTask<Target?>(ReadAsync(plain, cancellation));
    }

    public void Forget() => kept.Clear();

    private async Task<Target?> ReadAsync(string plain, CancellationToken cancellation)
    {
        var readAt = time.GetTimestamp();
        await using var scope = scopes.CreateAsyncScope();
        var target = await scope.ServiceProvider.GetRequiredService<DeskDb>().MailRoutes.Where(x => x.Address == plain)
            .Select(x => new Target(x.TenantId, x.MailboxId, x.Address)).SingleOrDefaultAsync(cancellation);
        if (target is not null)
            kept[plain] = (target, readAt); // What is not found is not kept: anybody may ask for any address.
        return target;
    }

    /// <summary>What stands behind the plus sign; null when there is none.</summary>
    public static string? KeyOf(string address)
    {
        var at = address.LastIndexOf('@');
        var plus = at < 0 ? -1 : address.LastIndexOf('+', at);
        return plus < 0 ? null : address[(plus + 1)..at];
    }

    public static string WithoutKey(string address)
    {
        var at = address.LastIndexOf('@');
        var plus = at < 0 ? -1 : address.LastIndexOf('+', at);
        return plus < 0 ? address : string.Concat(address.AsSpan(0, plus), address.AsSpan(at));
    }
}
