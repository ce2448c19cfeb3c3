using System.Collections.Concurrent;
using System.Net;
using Microsoft.Extensions.Logging.Abstractions;
using ServiceDesk.Mail.Mime;
using ServiceDesk.Mail.Smtp;

namespace ServiceDesk.Testing;

/// <summary>A mail server that takes everything and remembers how often each Message-ID came.</summary>
public sealed class MailSink : ISmtpMailHandler, IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, int> times = new();
    private readonly SmtpReceiver receiver;

    public MailSink()
    {
        receiver = new(new SmtpReceiverOptions { Address = IPAddress.Loopback, MaxConnectionsPerAddress = 100 }, this, NullLogger<SmtpReceiver>.Instance, TimeProvider.System);
        receiver.Start();
    }

    public int Port => receiver.Port;

    /// <summary>Message-IDs that came more than once.</summary>
    public int Repeated => times.Count(x => x.Value > 1);

    public ValueTask<SmtpReply> RecipientAsync(SmtpEnvelope envelope, string address, CancellationToken cancellation) => ValueTask.FromResult(SmtpReply.Ok("ok"));

    public async ValueTask<SmtpReply> MessageAsync(SmtpEnvelope envelope, SmtpMessage message, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(message);
        times.AddOrUpdate(MimeMessage.Load(await message.ReadAllAsync(cancellation)).MessageId ?? "", 1, (_, before) => before + 1);
        return SmtpReply.Ok("taken");
    }

    public ValueTask DisposeAsync() => receiver.DisposeAsync();
}
