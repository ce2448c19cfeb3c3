using ServiceDesk.Mail.Network;
using ServiceDesk.Mail.Smtp;

namespace ServiceDesk.Sending;

/// <summary>Gives mails to the configured server, a connection a mail.</summary>
public sealed class SmtpTransport(SendingSettings settings, TimeProvider time) : IMailTransport
{
    public string Name => "smtp";

    public async Task<TransportResult> SendAsync(OutgoingMail mail, CancellationToken cancellation)
    {
        var server = settings.Server ?? throw new InvalidOperationException("Mail:Server:Host is not set: there is no server to send by.");
        try
        {
            await using var client = new SmtpClient(time);
            await client.ConnectAsync(server, cancellation);
            if (!string.IsNullOrEmpty(settings.UserName))
                await client.AuthenticateAsync(settings.UserName, settings.Password ?? "", cancellation);
            var results = await client.SendAsync(mail.Sender, mail.Recipients, mail.Raw, cancellation);
            if (client.IsConnected)
                await client.QuitAsync(cancellation);
            return Judge(results);
        }
        catch (MailServerException e)
        {
            // A server that cannot be reached or used may be mended; the mail waits for it.
            return new(e.Message, false);
        }
    }

    // Taken for one recipient is taken: sending again would give that one a second copy. What the others' servers said is
    // reported by their bounce, or here when the first recipient, whom the mail is for, was refused.
    private static TransportResult Judge(IReadOnlyList<SmtpRecipientResult> results)
    {
        if (results.Any(x => x.Outcome == SmtpOutcome.Accepted))
            return TransportResult.Taken;
        var refusal = results[0];
        return new($"{refusal.Address}: {refusal.Reply}", results.All(x => x.Outcome == SmtpOutcome.PermanentFailure));
    }
}
