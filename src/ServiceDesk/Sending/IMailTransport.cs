namespace ServiceDesk.Sending;

/// <summary>A composed mail on its way out.</summary>
/// <param name="OutboxId">The outbox row, which names a file when mails are written to files.</param>
public sealed record OutgoingMail(Guid OutboxId, string Sender, IReadOnlyList<string> Recipients, ReadOnlyMemory<byte> Raw);

/// <summary>What became of it.</summary>
/// <param name="Error">Null: it was taken.</param>
/// <param name="IsPermanent">Trying again would not help.</param>
public sealed record TransportResult(string? Error, bool IsPermanent)
{
    public static readonly TransportResult Taken = new(null, false);
}

/// <summary>The way by which mails leave.</summary>
public interface IMailTransport
{
    /// <summary>As the page of sent mail names it.</summary>
    string Name { get; }

    Task<TransportResult> SendAsync(OutgoingMail mail, CancellationToken cancellation);
}
