using System.Globalization;
using Microsoft.EntityFrameworkCore;

namespace ServiceDesk.Intake;

public sealed partial class ReconcileMailbox
{
    private async Task<MailboxReconciliation> ByImapAsync(Mailbox mailbox, bool take, CancellationToken cancellation)
    {
        await using var client = await sessions.OpenImapAsync(mailbox, cancellation);
        var folder = await client.SelectAsync(mailbox.Folder, cancellation);
        var uids = await client.SearchAsync(1, null, cancellation);
        var isKnownFolder = mailbox.UidValidity == folder.UidValidity;
        var due = uids.Where(x => isKnownFolder && x <= mailbox.LastUid).ToList();
        var prefix = FetchImap.KeyOf(mailbox, folder.UidValidity, null);
        var known = (await db.Journal.Where(x => x.MailboxId == mailbox.Id && x.Key.StartsWith(prefix)).Select(x => x.Key).ToListAsync(cancellation)).ToHashSet();
        var missing = new List<string>();
        var taken = 0;
        foreach (var uid in due.Where(x => !known.Contains(FetchImap.KeyOf(mailbox, folder.UidValidity, x))))
        {
            using var raw = new MemoryStream();
            if (await client.FetchAsync(uid, raw, FetchMailbox.MaxSize, cancellation) is not { IsTooLarge: false }
                || await journal.HasBytesAsync(mailbox.Id, raw.GetBuffer().AsMemory(0, (int)raw.Length), cancellation))
                continue;
            missing.Add(uid.ToString(CultureInfo.InvariantCulture));
            if (take && await imap.TakeAsync(client, mailbox, folder.UidValidity, uid, startedAnew: false, cancellation))
                taken++;
        }
        await client.LogoutAsync(cancellation);
        return new(mailbox.Name, mailbox.Address, uids.Count, uids.Count - due.Count, missing, taken, null);
    }
}
