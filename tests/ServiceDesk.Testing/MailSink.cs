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
    private readonly ConcurrentDictionary<string, string> texts = new();
    private readonly SmtpReceiver receiver;

    public MailSink()
    {
        receiver = new(new SmtpReceiverOptions { Address = IPAddress.Loopback, MaxConnectionsPerAddress = 100 }, this, NullLogger<SmtpReceiver>.Instance, TimeProvider.System);
        receiver.Start();
    }

    public int Port => receiver.Port;

    /// <summary>Message-IDs that came more than once.</summary>
    public int Repeated => times.Count(x => x.Value > 1);

    /// <summary>How many different mails have all of these in their recipients, which stand on the first line, or their text.</summary>
    public int CountOf(params string[] words) => texts.Count(x => Has(x.Value, words));

    /// <summary>The Message-ID of the one mail that has all of these, without angle brackets.</summary>
    public string IdOf(params string[] words) => texts.First(x => Has(x.Value, words)).Key;

    private static bool Has(string text, string[] words) => Array.TrueForAll(words, x => text.Contains(x, StringComparison.Ordinal));

    public ValueTask<SmtpReply> RecipientAsync(SmtpEnvelope envelope, string address, CancellationToken cancellation) => ValueTask.FromResult(SmtpReply.Ok("ok"));

    public async ValueTask<SmtpReply> MessageAsync(SmtpEnvelope envelope, SmtpMessage message, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(message);
        var mail = MimeMessage.Load(await message.ReadAllAsync(cancellation));
        var id = mail.MessageId ?? "";
        texts[id] = $"{string.Join(' ', mail.To.Select(x => x.Address))}\n{mail.TextBody}";
        times.AddOrUpdate(id, 1, (_, before) => before + 1);
        return SmtpReply.Ok("taken");
    }

    public ValueTask DisposeAsync() => receiver.DisposeAsync();
}
