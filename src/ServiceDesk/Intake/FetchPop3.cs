using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using ServiceDesk.Database;
using ServiceDesk.Mail.Pop3;

namespace ServiceDesk.Intake;

/// <summary>
/// Brings what is new in a POP3 mailbox into the journal, by the lasting names of UIDL. Each mail is in the journal before the
/// server hears DELE, and whether it is the very same mail is told by its bytes.
/// </summary>
/// <remarks>
/// Where mail is left on the server, a name that the journal knows is believed. Where it is deleted, it is not: a server may give
/// the name of a deleted mail to a later one (RFC 1939 section 7), which would then be deleted unread.
/// </remarks>
public sealed class FetchPop3(DeskDb db, Journal journal, MailboxSessions sessions, ILogger<FetchPop3> logger)
{
    /// <summary>Stands for UIDVALIDITY, which POP3 has none of; no IMAP server has this one.</summary>
    public const long Validity = -1;

    /// <returns>How many mails were new.</returns>
    /// <exception cref="Pop3Exception">The server cannot be used, or refuses.</exception>
    /// <exception cref="MailboxSignInException">There is nothing to sign in with.</exception>
    internal async Task<int> RunAsync(Mailbox mailbox, CancellationToken cancellation)
    {
        await using var client = await sessions.OpenPop3Async(mailbox, cancellation);
        var taken = await FetchAsync(client, mailbox, cancellation);
        await client.QuitAsync(cancellation);
        (mailbox.UidValidity, mailbox.LastUid) = (Validity, 0);
        return taken;
    }

    private async Task<int> FetchAsync(Pop3Client client, Mailbox mailbox, CancellationToken cancellation)
    {
        var mails = await client.UidsAsync(cancellation);
        var known = await KnownAsync(mailbox, mails, cancellation);
        var deletes = mailbox.AfterFetch == AfterFetch.Delete;
        var due = mails.Where(x => deletes || !known.Contains(KeyOf(mailbox, x.Uid))).ToList();
        if (due.Count == 0)
            return 0;
        var startedAnew = mailbox.UidValidity is { } validity && validity != Validity;
        if (startedAnew)
            logger.LogWarning("Mailbox {Mailbox}: its server, user or protocol is another one; known mails are recognised by their bytes", mailbox.Id);
        var sizes = (await client.ListAsync(cancellation)).ToDictionary(x => x.Number, x => x.Size);
        var taken = 0;
        foreach (var mail in due)
        {
            var isNew = known.Add(KeyOf(mailbox, mail.Uid));
            var outcome = await TakeAsync(client, mailbox, mail, sizes.GetValueOrDefault(mail.Number), startedAnew && isNew, cancellation);
            if (outcome == Pop3Outcome.New)
                taken++;
            if (deletes && outcome != Pop3Outcome.TooLarge)
                await client.DeleteAsync(mail.Number, cancellation);
        }
        return taken;
    }

    /// <summary>The keys of those mails that the journal holds, by one query.</summary>
    internal async Task<HashSet<string>> KnownAsync(Mailbox mailbox, IReadOnlyList<Pop3MessageUid> mails, CancellationToken cancellation)
    {
        var keys = mails.Select(x => KeyOf(mailbox, x.Uid)).ToList();
        return (await Known(db, keys).ToListAsync(cancellation)).ToHashSet(StringComparer.Ordinal);
    }

    // One parameter whatever their number: thousands of parameters are more than some databases take.
    internal static IQueryable<string> Known(DeskDb db, IReadOnlyList<string> keys) =>
        db.Journal.Where(x => EF.Parameter(keys).Contains(x.Key)).Select(x => x.Key);

    /// <param name="uid">
    /// By its hash: names may be longer than a key, and they differ by case, which not every database's keys do. Null: what the keys
    /// of all mails of this server and user begin with.
    /// </param>
    internal static string KeyOf(Mailbox mailbox, string? uid) => string.Create(CultureInfo.InvariantCulture,
        $"pop3:{mailbox.Id}:{mailbox.Source}:{(uid is null ? "" : Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(uid))))}");

    /// <param name="size">By LIST, which some servers only estimate; bytes.</param>
    /// <param name="startedAnew">The journal may know the mail under a key of another server or user.</param>
    internal async Task<Pop3Outcome> TakeAsync(Pop3Client client, Mailbox mailbox, Pop3MessageUid mail, long size, bool startedAnew, CancellationToken cancellation)
    {
        var key = KeyOf(mailbox, mail.Uid);
        using var raw = new MemoryStream();
        if (size <= FetchMailbox.MaxSize && await client.RetrieveAsync(mail.Number, raw, FetchMailbox.MaxSize, cancellation) is { IsTooLarge: true } retrieved)
            size = retrieved.Size;
        if (size > FetchMailbox.MaxSize)
        {
            await journal.NoteAsync(key, mailbox.Id, $"The mail with UIDL {mail.Uid} has {size} bytes; at most {FetchMailbox.MaxSize} are fetched. It is still on the server.", cancellation);
            return Pop3Outcome.TooLarge;
        }
        var hash = Convert.ToHexStringLower(SHA256.HashData(raw.GetBuffer().AsSpan(0, (int)raw.Length)));
        if (startedAnew && await RenameAsync(mailbox, key, hash, cancellation))
            return Pop3Outcome.Known;
        raw.Position = 0;
        if (await journal.TakeAsync(key, mailbox.Id, [mailbox.Address], raw, cancellation))
            return Pop3Outcome.New;
        if (await db.Journal.AnyAsync(x => x.Key == key && x.RawFile == hash, cancellation))
            return Pop3Outcome.Known;
        // The name of another mail, which is gone from the server.
        raw.Position = 0;
        return await journal.TakeAsync($"{key}:{hash[..16]}", mailbox.Id, [mailbox.Address], raw, cancellation) ? Pop3Outcome.New : Pop3Outcome.Known;
    }

    /// <summary>Gives an entry with these bytes, known under another server's or user's name, the new key: one for each such mail.</summary>
    private async Task<bool> RenameAsync(Mailbox mailbox, string key, string hash, CancellationToken cancellation)
    {
        var prefix = KeyOf(mailbox, null);
        var entry = await db.Journal.Where(x => x.MailboxId == mailbox.Id && x.RawFile == hash && !x.Key.StartsWith(prefix))
            .OrderBy(x => x.ReceivedAt).Select(x => (Guid?)x.Id).FirstOrDefaultAsync(cancellation);
        return entry is not null
            && await db.Journal.Where(x => x.Id == entry).ExecuteUpdateAsync(x => x.SetProperty(row => row.Key, key), cancellation) == 1;
    }
}

/// <summary>What became of a mail that a POP3 server showed.</summary>
internal enum Pop3Outcome
{
    New = 1,

    /// <summary>The journal has it.</summary>
    Known = 2,

    /// <summary>The journal says so; the mail itself is on the server alone.</summary>
    TooLarge = 3,
}
