using System.Security.Cryptography;
using System.Text;
using ServiceDesk.Mail.Mime;
using ServiceDesk.Mail.Smtp;

namespace ServiceDesk.Intake;

/// <summary>Takes mail from the receiver: says who is known here, and writes each mail into the journal before 250 is said.</summary>
public sealed class TakeSmtpMail(MailAddressing addressing, JournalGroupCommit journal) : ISmtpMailHandler
{
    private const int UsualHead = 32 * 1024;

    public async ValueTask<SmtpReply> RecipientAsync(SmtpEnvelope envelope, string address, CancellationToken cancellation) =>
        await addressing.FindAsync(address, cancellation) is null
            ? new SmtpReply(550, "5.1.1", $"{address} is no mailbox of this desk")
            : SmtpReply.Ok("recipient ok");

    public async ValueTask<SmtpReply> MessageAsync(SmtpEnvelope envelope, SmtpMessage message, CancellationToken cancellation)
    {
        var targets = new List<(MailAddressing.Target Target, string Recipient)>();
        foreach (var recipient in envelope.Recipients)
            if (await addressing.FindAsync(recipient, cancellation) is { } target)
                targets.Add((target, recipient));
        var id = await MessageIdOfAsync(message, cancellation);
        // One mail to two addresses of a tenant is one ticket there; to two tenants, one in each.
        foreach (var group in targets.GroupBy(x => x.Target.TenantId))
        {
            await using var raw = message.OpenRead();
            var arrived = new ArrivedMail(rawFile => KeyOf(id, rawFile), group.First().Target.MailboxId, [.. group.Select(x => x.Recipient)], raw);
            if (await journal.TakeAsync(group.Key, arrived, cancellation) is null)
                return new SmtpReply(451, "4.3.0", "this desk is closed for now, try again later");
        }
        return SmtpReply.Ok("taken");
    }

    private static async ValueTask<string?> MessageIdOfAsync(SmtpMessage message, CancellationToken cancellation)
    {
        var head = await HeadAsync(message, UsualHead, cancellation);
        if (head.Length < message.Length && head.AsSpan().IndexOf("\r\n\r\n"u8) < 0)
            head = await HeadAsync(message, MimeLimits.Default.MaxHeaderBytes, cancellation);
        return MimeMessage.Load(head, new MimeLimits { MaxParts = 1 }).MessageId;
    }

    private static async ValueTask<byte[]> HeadAsync(SmtpMessage message, int most, CancellationToken cancellation)
    {
        var head = new byte[Math.Min(message.Length, most)];
        await using var raw = message.OpenRead();
        await raw.ReadExactlyAsync(head, cancellation);
        return head;
    }

    // The same Message-ID with the same bytes is a repetition; without a Message-ID nothing tells a repetition from a second alarm.
    private static string KeyOf(string? id, string rawFile) => string.IsNullOrEmpty(id)
        ? $"smtp:{Guid.CreateVersion7():N}"
        : $"smtp:{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{id}\n{rawFile}")))}";
}
