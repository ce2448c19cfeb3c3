using System.Globalization;
using Microsoft.Extensions.Logging;
using ServiceDesk.Mail.Imap;

namespace ServiceDesk.Intake;

/// <summary>
/// Brings what is new in an IMAP folder into the journal. By UID, never by number or flag: a mail that somebody else has marked
/// as seen is read all the same. Each mail is in the journal before the server hears that it may be marked or moved.
/// </summary>
public sealed class FetchImap(Journal journal, MailboxSessions sessions, ILogger<FetchImap> logger)
{
    private const string Seen = "\\Seen";

    /// <returns>How many mails were new.</returns>
    /// <exception cref="ImapException">The server cannot be used, or refuses.</exception>
    /// <exception cref="MailboxSignInException">There is nothing to sign in with.</exception>
    internal async Task<int> RunAsync(Mailbox mailbox, CancellationToken cancellation)
    {
        await using var client = await sessions.OpenImapAsync(mailbox, cancellation);
        var taken = await FetchAsync(client, mailbox, cancellation);
        await client.LogoutAsync(cancellation);
        return taken;
    }

    private async Task<int> FetchAsync(ImapClient client, Mailbox mailbox, CancellationToken cancellation)
    {
        var folder = await client.SelectAsync(mailbox.Folder, cancellation);
        var startedAnew = mailbox.UidValidity is { } known && known != folder.UidValidity;
        if (startedAnew)
            logger.LogWarning("Mailbox {Mailbox}: UIDVALIDITY has moved from {Old} to {New}; known mails are recognised by their bytes",
                mailbox.Id, mailbox.UidValidity, folder.UidValidity);
        mailbox.UidValidity ??= folder.UidValidity;

        var taken = 0;
        var last = startedAnew ? 0 : (uint)mailbox.LastUid;
        foreach (var uid in await client.SearchAsync(last + 1, null, cancellation))
        {
            if (await TakeAsync(client, mailbox, folder.UidValidity, uid, startedAnew, cancellation))
                taken++;
            if (mailbox.AfterFetch == AfterFetch.Move && mailbox.MoveTo is { Length: > 0 } target)
                await client.MoveAsync([uid], target, cancellation);
            else
                await client.StoreFlagsAsync([uid], ImapFlagChange.Add, [Seen], cancellation);
            last = uid;
            if (!startedAnew)
                mailbox.LastUid = last;
        }
        // Broken off before, the next fetch has to look at the bytes again.
        (mailbox.UidValidity, mailbox.LastUid) = (folder.UidValidity, last);
        return taken;
    }

    /// <param name="uid">Null: what the keys of all mails of the folder begin with.</param>
    internal static string KeyOf(Mailbox mailbox, uint validity, uint? uid) =>
        string.Create(CultureInfo.InvariantCulture, $"imap:{mailbox.Id}:{mailbox.Source}:{validity}:{uid}");

    internal async Task<bool> TakeAsync(ImapClient client, Mailbox mailbox, uint validity, uint uid, bool startedAnew, CancellationToken cancellation)
    {
        var key = KeyOf(mailbox, validity, uid);
        if (await journal.IsTakenAsync(key, cancellation))
            return false;
        using var raw = new MemoryStream();
        if (await client.FetchAsync(uid, raw, FetchMailbox.MaxSize, cancellation) is not { } fetched)
            return false; // Gone between the search and now: somebody has moved or removed it.
        if (fetched.IsTooLarge)
        {
            await journal.NoteAsync(key, mailbox.Id, $"The mail with UID {uid} has {fetched.Size} bytes; at most {FetchMailbox.MaxSize} are fetched. It is still on the server.", cancellation);
            return false;
        }
        if (startedAnew && await journal.HasBytesAsync(mailbox.Id, raw.GetBuffer().AsMemory(0, (int)raw.Length), cancellation))
            return false;
        raw.Position = 0;
        return await journal.TakeAsync(key, mailbox.Id, [mailbox.Address], raw, cancellation);
    }
}
