using System.Collections.Concurrent;
using ServiceDesk.Mail.Mime;
using ServiceDesk.Sending;

namespace ServiceDesk.Testing;

/// <summary>Keeps what would leave; <see cref="Answer"/> says what becomes of it.</summary>
public sealed class RecordingTransport : IMailTransport
{
    private readonly ConcurrentQueue<OutgoingMail> sent = new();

    public string Name => "test";
    public TransportResult Answer { get; set; } = TransportResult.Taken;
    public IReadOnlyList<OutgoingMail> Sent => [.. sent];

    /// <summary>The newest mail to an address.</summary>
    public MimeMessage LastTo(string address) => MimeMessage.Load(sent.Last(x => x.Recipients.Contains(address)).Raw);

    public Task<TransportResult> SendAsync(OutgoingMail mail, CancellationToken cancellation)
    {
        sent.Enqueue(mail);
        return Task.FromResult(Answer);
    }
}
