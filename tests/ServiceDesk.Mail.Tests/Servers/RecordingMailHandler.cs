using System.Text;
using ServiceDesk.Mail.Smtp;

namespace ServiceDesk.Mail.Tests.Servers;

/// <summary>Keeps what it is given and answers as a test wants.</summary>
internal sealed class RecordingMailHandler : ISmtpMailHandler
{
    public List<(SmtpEnvelope Envelope, string Message)> Messages { get; } = [];

    public Func<string, SmtpReply> OnRecipient { get; init; } = _ => new SmtpReply(250, "2.1.5", "OK");

    public Func<CancellationToken, Task<SmtpReply>> OnMessage { get; init; } = _ => Task.FromResult(SmtpReply.Ok("taken"));

    /// <summary>What becomes of a message that came by LMTP; null: <see cref="OnMessage"/>, for all recipients.</summary>
    public Func<SmtpEnvelope, IReadOnlyList<SmtpReply>>? OnDelivery { get; init; }

    public ValueTask<SmtpReply> RecipientAsync(SmtpEnvelope envelope, string address, CancellationToken cancellation) =>
        ValueTask.FromResult(OnRecipient(address));

    public async ValueTask<SmtpReply> MessageAsync(SmtpEnvelope envelope, SmtpMessage message, CancellationToken cancellation)
    {
        await KeepAsync(envelope, message, cancellation);
        return await OnMessage(cancellation);
    }

    public async ValueTask<IReadOnlyList<SmtpReply>> DeliverAsync(SmtpEnvelope envelope, SmtpMessage message, CancellationToken cancellation)
    {
        if (OnDelivery is null)
            return [.. Enumerable.Repeat(await MessageAsync(envelope, message, cancellation), envelope.Recipients.Count)];
        await KeepAsync(envelope, message, cancellation);
        return OnDelivery(envelope);
    }

    private async Task KeepAsync(SmtpEnvelope envelope, SmtpMessage message, CancellationToken cancellation)
    {
        var bytes = await message.ReadAllAsync(cancellation);
        lock (Messages)
            Messages.Add((envelope, Encoding.UTF8.GetString(bytes.Span)));
    }
}
