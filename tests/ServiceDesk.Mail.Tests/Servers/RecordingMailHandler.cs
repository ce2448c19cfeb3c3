using System.Text;
using ServiceDesk.Mail.Smtp;

namespace ServiceDesk.Mail.Tests.Servers;

/// <summary>Keeps what it is given and answers as a test wants.</summary>
internal sealed class RecordingMailHandler : ISmtpMailHandler
{
    public List<(SmtpEnvelope Envelope, string Message)> Messages { get; } = [];

    public Func<string, SmtpReply> OnRecipient { get; init; } = _ => new SmtpReply(250, "2.1.5", "OK");

    public Func<CancellationToken, Task<SmtpReply>> OnMessage { get; init; } = _ => Task.FromResult(SmtpReply.Ok("taken"));

    public ValueTask<SmtpReply> RecipientAsync(SmtpEnvelope envelope, string address, CancellationToken cancellation) =>
        ValueTask.FromResult(OnRecipient(address));

    public async ValueTask<SmtpReply> MessageAsync(SmtpEnvelope envelope, ReadOnlyMemory<byte> message, CancellationToken cancellation)
    {
        lock (Messages)
            Messages.Add((envelope, Encoding.UTF8.GetString(message.Span)));
        return await OnMessage(cancellation);
    }
}
