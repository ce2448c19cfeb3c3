using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using ServiceDesk.Database;
using ServiceDesk.Mail.Mime;
using ServiceDesk.Mail.Smtp;
using ServiceDesk.Tenants;

namespace ServiceDesk.Intake;

/// <summary>Takes mail from the receiver: says who is known here, and writes each mail into the journal before 250 is said.</summary>
public sealed class TakeSmtpMail(IServiceScopeFactory scopes, TenantScopes tenants) : ISmtpMailHandler
{
    public async ValueTask<SmtpReply> RecipientAsync(SmtpEnvelope envelope, string address, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var found = await new MailAddressing(scope.ServiceProvider.GetRequiredService<DeskDb>()).FindAsync(address, cancellation);
        return found is null
            ? new SmtpReply(550, "5.1.1", $"{address} is no mailbox of this desk")
            : SmtpReply.Ok("recipient ok");
    }

    public async ValueTask<SmtpReply> MessageAsync(SmtpEnvelope envelope, SmtpMessage message, CancellationToken cancellation)
    {
        var targets = new List<(MailAddressing.Target Target, string Recipient)>();
        await using (var scope = scopes.CreateAsyncScope())
        {
            var addressing = new MailAddressing(scope.ServiceProvider.GetRequiredService<DeskDb>());
            foreach (var recipient in envelope.Recipients)
                if (await addressing.FindAsync(recipient, cancellation) is { } target)
                    targets.Add((target, recipient));
        }
        var raw = await message.ReadAllAsync(cancellation);
        var key = KeyOf(raw);
        // One mail to two addresses of a tenant is one ticket there; to two tenants, one in each.
        foreach (var group in targets.GroupBy(x => x.Target.TenantId))
        {
            if (await tenants.EnterAsync(group.Key, cancellation) is not { } scope)
                return new SmtpReply(451, "4.3.0", "this desk is closed for now, try again later");
            await using (scope)
                await scope.ServiceProvider.GetRequiredService<Journal>().TakeAsync(
                    key, group.First().Target.MailboxId, group.Select(x => x.Recipient), raw, cancellation);
        }
        return SmtpReply.Ok("taken");
    }

    // The same Message-ID with the same bytes is a repetition; without a Message-ID nothing tells a repetition from a second alarm.
    private static string KeyOf(ReadOnlyMemory<byte> message)
    {
        var id = MimeMessage.Load(message, new MimeLimits { MaxBytes = long.MaxValue, MaxParts = 1 }).MessageId;
        if (string.IsNullOrEmpty(id))
            return $"smtp:{Guid.CreateVersion7():N}";
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(id));
        hash.AppendData(message.Span);
        return $"smtp:{Convert.ToHexStringLower(hash.GetCurrentHash())}";
    }
}
