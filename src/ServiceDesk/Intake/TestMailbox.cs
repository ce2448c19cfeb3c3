using System.Net.Sockets;
using Microsoft.EntityFrameworkCore;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.Mail.Imap;
using ServiceDesk.Mail.Network;
using ServiceDesk.Mail.Pop3;
using ServiceDesk.Outbound;

namespace ServiceDesk.Intake;

/// <summary>What is tried one after the other.</summary>
public enum MailboxStep
{
    Resolve = 1,
    Connect = 2,
    Encrypt = 3,
    SignIn = 4,
    Select = 5,
}

/// <summary>How far a test of a mailbox came.</summary>
/// <param name="Failed">The step that failed; null: all went well. The steps behind it were not tried.</param>
/// <param name="Problem">What was seen and what can be done, in the words of the mail library; never a password.</param>
/// <param name="RefusedCertificate">SHA-256 of the certificate that was not trusted, which an administrator may accept.</param>
/// <param name="Addresses">What the host name leads to.</param>
/// <param name="Mails">How many mails the folder, or the POP3 mailbox, holds.</param>
public sealed record MailboxTest(
    MailboxStep? Failed, string? Problem, string? RefusedCertificate, IReadOnlyList<string> Addresses, long? Mails, bool IsEncrypted);

/// <summary>Tries whether a mailbox can be fetched as it is set up; reads no mail and changes nothing on the server.</summary>
public sealed class TestMailbox(DeskDb db, MailboxSessions sessions, OutboundGate gate, TimeProvider time)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    /// <returns>Null when there is no such mailbox, or it is not fetched from a server.</returns>
    public async Task<MailboxTest?> RunAsync(Act act, long mailboxId, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(act);
        var mailbox = await db.Mailboxes.AsNoTracking().SingleOrDefaultAsync(x => x.Id == mailboxId && x.ArchivedAt == null, cancellation);
        if (mailbox is not { Kind: not MailboxKind.Receiver, Host: { } host, UserName: not null })
            return null;
        var test = new MailboxTest(MailboxStep.Resolve, null, null, [], null, mailbox.Security != MailSecurity.None);
        try
        {
            test = test with { Addresses = [.. (await gate.AddressesAsync(host, cancellation)).Select(x => x.ToString())] };
        }
        catch (SocketException e)
        {
            return test with { Problem = $"{host}: the name could not be resolved ({e.Message}). Check how it is spelled." };
        }
        var step = MailboxStep.Connect;
        try
        {
            var mails = mailbox.Kind == MailboxKind.Pop3 ? await CountByPop3Async() : await CountByImapAsync();
            return test with { Failed = null, Mails = mails };
        }
        catch (MailServerException e)
        {
            return test with { Failed = e.Fault == MailServerFault.TlsFailed ? MailboxStep.Encrypt : step, Problem = e.Message, RefusedCertificate = e.RefusedCertificate };
        }
        catch (MailboxSignInException e)
        {
            return test with { Failed = step, Problem = e.Message };
        }

        async Task<long> CountByImapAsync()
        {
            await using var client = new ImapClient(time);
            await client.ConnectAsync(sessions.ServerOf(mailbox) with { Timeout = Patience }, cancellation);
            step = MailboxStep.SignIn;
            await sessions.SignInAsync(client, mailbox, cancellation);
            step = MailboxStep.Select;
            var folder = await client.SelectAsync(mailbox.Folder, cancellation);
            await client.LogoutAsync(cancellation);
            return folder.Exists;
        }

        async Task<long> CountByPop3Async()
        {
            await using var client = new Pop3Client(time);
            await client.ConnectAsync(sessions.ServerOf(mailbox) with { Timeout = Patience }, cancellation);
            step = MailboxStep.SignIn;
            await sessions.SignInAsync(client, mailbox, cancellation);
            step = MailboxStep.Select;
            // Asked as fetching will: a server without lasting names is of no use.
            var mails = await client.UidsAsync(cancellation);
            await client.QuitAsync(cancellation);
            return mails.Count;
        }
    }
}
