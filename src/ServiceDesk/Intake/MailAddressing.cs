using Microsoft.EntityFrameworkCore;
using ServiceDesk.Database;
using ServiceDesk.People;

namespace ServiceDesk.Intake;

/// <summary>Which tenant and mailbox an address leads to, with or without a key behind a plus sign.</summary>
public sealed class MailAddressing(DeskDb db)
{
    public sealed record Target(int TenantId, long MailboxId, string Address);

    /// <returns>Null when the address belongs to no mailbox of this installation.</returns>
    public Task<Target?> FindAsync(string address, CancellationToken cancellation)
    {
        var plain = WithoutKey(Person.Fold(address));
        return db.MailRoutes.Where(x => x.Address == plain).Select(x => new Target(x.TenantId, x.MailboxId, x.Address)).SingleOrDefaultAsync(cancellation);
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
