using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using ServiceDesk.Database;
using ServiceDesk.Mail.Imap;
using ServiceDesk.Mail.Network;
using ServiceDesk.Outbox;
using ServiceDesk.People;

namespace ServiceDesk.Intake;

/// <summary>
/// Brings what is new in an IMAP folder into the journal. By UID, never by number or flag: a mail that somebody else has marked
/// as seen is read all the same. Each mail is in the journal before the server hears that it may be marked or moved.
/// </summary>
public sealed class FetchMailbox(DeskDb db, Journal journal, MailboxPasswords passwords, UtcClock clock, TimeProvider time, ILogger<FetchMailbox> logger)
{
    /// <summary>Bytes; a larger mail stays on the server, and the journal says so.</summary>
    public const long MaxSize = 50L * 1024 * 1024;

    private const string Seen = "\\Seen";

    /// <returns>How many mails were new.</returns>
    public async Task<int> RunAsync(long mailboxId, CancellationToken cancellation)
    {
        var mailbox = await db.Mailboxes.SingleAsync(x => x.Id == mailboxId, cancellation);
        var taken = 0;
        try
        {
            await using var client = new ImapClient(time);
            await OpenAsync(client, mailbox, cancellation);
            taken = await FetchAsync(client, mailbox, cancellation);
            await client.LogoutAsync(cancellation);
            mailbox.Fetched(clock.UtcNow);
        }
        catch (MailServerException e)
        {
            logger.LogWarning("Mailbox {Mailbox} of tenant {Tenant} could not be read: {Error}", mailbox.Id, mailbox.TenantId, e.Message);
            if (mailbox.Failed(e.Message, clock.UtcNow))
                await AlarmAsync(mailbox, cancellation);
        }
        await db.SaveChangesAsync(cancellation);
        return taken;
    }

    /// <summary>Connects and signs in, for a fetch and for a watch.</summary>
    internal async Task OpenAsync(ImapClient client, Mailbox mailbox, CancellationToken cancellation)
    {
        await client.ConnectAsync(ServerOf(mailbox), cancellation);
        await client.AuthenticateAsync(mailbox.UserName ?? "", passwords.Unprotect(mailbox.ProtectedPassword), cancellation);
    }

    private async Task AlarmAsync(Mailbox mailbox, CancellationToken cancellation)
    {
        foreach (var administrator in await db.People.Where(x => x.Role == StaffRole.Administrator && x.StaffSince != null).ToListAsync(cancellation))
            new OutboxMail
            {
                TenantId = mailbox.TenantId,
                Kind = OutboxKind.MailboxAlarm,
                Person = administrator,
                CreatedAt = clock.UtcNow,
            }.AddTo(db);
    }

    /// <summary>Where the mailbox is, as the client wants it.</summary>
    public static MailServer ServerOf(Mailbox mailbox) => new(
        mailbox.Host ?? "",
        mailbox.Port ?? (mailbox.Security == MailSecurity.Tls ? 993 : 143),
        mailbox.Security switch
        {
            MailSecurity.Tls => SecureConnection.Tls,
            MailSecurity.StartTls => SecureConnection.StartTls,
            _ => SecureConnection.None,
        })
    {
        AcceptedCertificate = mailbox.CertificateThumbprint,
    };

    private async Task<int> FetchAsync(ImapClient client, Mailbox mailbox, CancellationToken cancellation)
    {
        var folder = await client.SelectAsync(mailbox.Folder, cancellation);
        var startedAnew = mailbox.UidValidity is { } known && known != folder.UidValidity;
        if (startedAnew)
            logger.LogWarning("Mailbox {Mailbox}: UIDVALIDITY has moved from {Old} to {New}; known mails are recognised by their bytes",
                mailbox.Id, mailbox.UidValidity, folder.UidValidity);
        if (mailbox.UidValidity != folder.UidValidity)
            (mailbox.UidValidity, mailbox.LastUid) = (folder.UidValidity, 0);

        var taken = 0;
        foreach (var uid in await client.SearchAsync((uint)mailbox.LastUid + 1, null, cancellation))
        {
            if (await TakeAsync(client, mailbox, folder.UidValidity, uid, startedAnew, cancellation))
                taken++;
            if (mailbox.AfterFetch == AfterFetch.Move && mailbox.MoveTo is { Length: > 0 } target)
                await client.MoveAsync([uid], target, cancellation);
            else
                await client.StoreFlagsAsync([uid], ImapFlagChange.Add, [Seen], cancellation);
            mailbox.LastUid = uid;
        }
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
        if (await client.FetchAsync(uid, raw, MaxSize, cancellation) is not { } fetched)
            return false; // Gone between the search and now: somebody has moved or removed it.
        if (fetched.IsTooLarge)
        {
            await journal.NoteAsync(key, mailbox.Id, $"The mail with UID {uid} has {fetched.Size} bytes; at most {MaxSize} are fetched. It is still on the server.", cancellation);
            return false;
        }
        if (startedAnew && await journal.HasBytesAsync(mailbox.Id, raw.GetBuffer().AsMemory(0, (int)raw.Length), cancellation))
            return false;
        raw.Position = 0;
        return await journal.TakeAsync(key, mailbox.Id, [mailbox.Address], raw, cancellation);
    }
}
