using Microsoft.EntityFrameworkCore;
using ServiceDesk.Database;
using ServiceDesk.People;

namespace ServiceDesk.Intake;

/// <summary>Which addresses are mailboxes of this installation, whichever tenant's: nobody to be copied or answered automatically.</summary>
public sealed class OwnAddresses(DeskDb db)
{
    private readonly HashSet<string> asked = [];
    private readonly HashSet<string> own = [];

    /// <summary>Asks for many at once.</summary>
    public async Task LoadAsync(IEnumerable<string> addresses, CancellationToken cancellation)
    {
        var wanted = addresses.Select(Plain).Distinct().Where(x => !asked.Contains(x)).ToList();
        if (wanted.Count == 0)
            return;
        own.UnionWith(await db.MailRoutes.Where(x => wanted.Contains(x.Address)).Select(x => x.Address).ToListAsync(cancellation));
        asked.UnionWith(wanted);
    }

    public async ValueTask<bool> ContainAsync(string address, CancellationToken cancellation)
    {
        await LoadAsync([address], cancellation);
        return own.Contains(Plain(address));
    }

    /// <summary>Whether a mailbox of this installation lies in a domain.</summary>
    /// <param name="domain">With its at sign, lower case.</param>
    public Task<bool> LieInAsync(string domain, CancellationToken cancellation) =>
        db.MailRoutes.AnyAsync(x => x.Address.EndsWith(domain), cancellation);

    private static string Plain(string address) => MailAddressing.WithoutKey(Person.Fold(address));
}
