using Microsoft.EntityFrameworkCore;
using ServiceDesk.Database;
using ServiceDesk.Mail.Imap;
using ServiceDesk.Mail.Network;

namespace ServiceDesk.Intake;

/// <summary>What the server holds against what the journal knows.</summary>
/// <param name="OnServer">Mails in the folder.</param>
/// <param name="Waiting">Those of them that have come since the last fetch and will be taken at the next one.</param>
/// <param name="Missing">UIDs of mails that should be in the journal and are not.</param>
/// <param name="Taken">How many of the missing ones were taken into the journal now.</param>
/// <param name="Problem">What kept the comparison from being made; null: it was made.</param>
public sealed record MailboxReconciliation(string Name, string Address, int OnServer, int Waiting, IReadOnlyList<uint> Missing, int Taken, string? Problem)
{
    public bool IsClean => Problem is null && Missing.Count == Taken;
}

/// <summary>
/// Compares an IMAP folder with the journal, mail by mail, by UID and, where UIDs have started anew, by bytes. What is missing
/// can be taken into the journal; nothing is changed on the server.
/// </summary>
public sealed class ReconcileMailbox(DeskDb db, FetchMailbox fetch, Journal journal, MailboxPasswords passwords, TimeProvider time)
{
    /// <param name="take">Whether missing mails are taken into the journal.</param>
    /// <returns>Null when there is no such mailbox, or it is not fetched from a server.</returns>
    public async Task<MailboxReconciliation?> RunAsync(long mailboxId, bool take, CancellationToken cancellation)
    {
        var mailbox = await db.Mailboxes.AsNoTracking().SingleOrDefaultAsync(x => x.Id == mailboxId && x.ArchivedAt == null, cancellation);
        if (mailbox is not { Kind: MailboxKind.Imap })
            return null;
        try
        {
            await using var client = new ImapClient(time);
            await client.ConnectAsync(FetchMailbox.ServerOf(mailbox), cancellation);
            await client.AuthenticateAsync(mailbox.UserName ?? "", passwords.Unprotect(mailbox.ProtectedPassword), cancellation);
            var result = await CompareAsync(client, mailbox, take, cancellation);
            await client.LogoutAsync(cancellation);
            return result;
        }
        catch (MailServerException e)
        {
            return new(mailbox.Name, mailbox.Address, 0, 0, [], 0, e.Message);
        }
    }

    private async Task<MailboxReconciliation> CompareAsync(ImapClient client, Mailbox mailbox, bool take, CancellationToken cancellation)
    {
        var folder = await client.SelectAsync(mailbox.Folder, cancellation);
        var uids = await client.SearchAsync(1, null, cancellation);
        var isKnownFolder = mailbox.UidValidity == folder.UidValidity;
        var due = uids.Where(x => isKnownFolder && x <= mailbox.LastUid).ToList();
        var prefix = FetchMailbox.KeyOf(mailbox, folder.UidValidity, null);
        var known = (await db.Journal.Where(x => x.MailboxId == mailbox.Id && x.Key.StartsWith(prefix)).Select(x => x.Key).ToListAsync(cancellation)).ToHashSet();
        var missing = new List<uint>();
        var taken = 0;
        foreach (var uid in due.Where(x => !known.Contains(FetchMailbox.KeyOf(mailbox, folder.UidValidity, x))))
        {
            using var raw = new MemoryStream();
            if (await client.FetchAsync(uid, raw, FetchMailbox.MaxSize, cancellation) is not { IsTooLarge: false }
                || await journal.HasBytesAsync(mailbox.Id, raw.GetBuffer().AsMemory(0, (int)raw.Length), cancellation))
                continue;
            missing.Add(uid);
            if (take && await fetch.TakeAsync(client, mailbox, folder.UidValidity, uid, startedAnew: false, cancellation))
                taken++;
        }
        return new(mailbox.Name, mailbox.Address, uids.Count, uids.Count - due.Count, missing, taken, null);
    }
}
