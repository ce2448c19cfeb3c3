using ServiceDesk.Mail.Calendar;

namespace ServiceDesk.Mail.Mime;

/// <summary>
/// A message read from its raw bytes (RFC 5322, MIME). Reading never fails on what is inside: broken mail gives as much
/// as can be read, and <see cref="Defects"/>. Content is decoded when it is first asked for. Not thread-safe.
/// </summary>
public sealed class MimeMessage
{
    private MessageContent? _content;
    private IReadOnlyList<MailboxAddress>? _from;
    private IReadOnlyList<MailboxAddress>? _to;
    private IReadOnlyList<MailboxAddress>? _cc;
    private IReadOnlyList<MailboxAddress>? _replyTo;
    private IReadOnlyList<string>? _references;

    internal MimeMessage(ReadOnlyMemory<byte> raw, MimeEntity body, IReadOnlyList<MimeDefect> defects)
    {
        Raw = raw;
        Body = body;
        Defects = defects;
    }

    /// <summary>The bytes that the message was read from; they are referred to, not copied.</summary>
    public ReadOnlyMemory<byte> Raw { get; }

    public HeaderList Headers => Body.Headers;

    public MimeEntity Body { get; }

    /// <summary>What was wrong, in the whole message with all that is embedded; at most 100.</summary>
    public IReadOnlyList<MimeDefect> Defects { get; }

    /// <summary>Decoded, on one line; null where the field is missing.</summary>
    public string? Subject => Headers["Subject"];

    public IReadOnlyList<MailboxAddress> From => _from ??= FirstAddresses("From");

    public IReadOnlyList<MailboxAddress> To => _to ??= AllAddresses("To");

    public IReadOnlyList<MailboxAddress> Cc => _cc ??= AllAddresses("Cc");

    public IReadOnlyList<MailboxAddress> ReplyTo => _replyTo ??= AllAddresses("Reply-To");

    public MailboxAddress? Sender => FirstAddresses("Sender") is [var sender, ..] ? sender : null;

    /// <summary>Null where the field is missing or holds no date; without a zone it counts as UTC.</summary>
    public DateTimeOffset? Date => Headers.Find("Date") is { } header ? DateParser.Parse(header.Text) : null;

    /// <summary>Without angle brackets; null where it is missing or blank.</summary>
    public string? MessageId => MessageIds.ParseOne(Headers.Find("Message-ID"));

    /// <summary>The first identifier of In-Reply-To, without angle brackets.</summary>
    public string? InReplyTo => MessageIds.ParseAll(Headers.Find("In-Reply-To")) is [var first, ..] ? first : null;

    /// <summary>The identifiers of References, the oldest first, without angle brackets.</summary>
    public IReadOnlyList<string> References => _references ??= MessageIds.ParseAll(Headers.Find("References"));

    /// <summary>All plain text of the body; null where there is only HTML or nothing.</summary>
    public string? TextBody => Content.Text;

    /// <summary>The HTML of the body, complete: plain text that stands beside it is included, escaped. Not sanitised. Null where there is none.</summary>
    public string? HtmlBody => Content.Html;

    /// <summary>Files, inline pictures, embedded messages, calendars, in the order of the message.</summary>
    public IReadOnlyList<MimeAttachment> Attachments => Content.Attachments;

    /// <summary>What the first calendar in the message asks for or tells (RFC 5545); null where none came. The calendar is among the attachments too.</summary>
    public CalendarInvitation? Invitation => CalendarInvitation.Find(Body);

    private MessageContent Content => _content ??= BodyReader.Read(Body);

    /// <summary>Reads a message; the bytes must not change while it is in use.</summary>
    /// <exception cref="MimeLimitException">The message is larger than <see cref="MimeLimits.MaxBytes"/>.</exception>
    public static MimeMessage Load(ReadOnlyMemory<byte> raw, MimeLimits? limits = null)
    {
        limits ??= MimeLimits.Default;
        if (raw.Length > limits.MaxBytes)
            throw MimeLimitException.TooLarge(raw.Length, limits.MaxBytes);
        return MimeParser.Parse(raw, limits);
    }

    /// <summary>Reads the stream to its end, at most <see cref="MimeLimits.MaxBytes"/> of it, and then the message.</summary>
    /// <exception cref="MimeLimitException">The stream holds more.</exception>
    public static async Task<MimeMessage> LoadAsync(Stream stream, MimeLimits? limits = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(stream);
        limits ??= MimeLimits.Default;
        using var buffer = new MemoryStream();
        var chunk = new byte[81920];
        int read;
        while ((read = await stream.ReadAsync(chunk, cancellationToken).ConfigureAwait(false)) > 0)
        {
            if (buffer.Length + read > limits.MaxBytes)
                throw MimeLimitException.TooLarge(buffer.Length + read, limits.MaxBytes);
            buffer.Write(chunk, 0, read);
        }
        return Load(buffer.GetBuffer().AsMemory(0, (int)buffer.Length), limits);
    }

    /// <summary>Of a field that may stand once, the first that holds an address.</summary>
    private IReadOnlyList<MailboxAddress> FirstAddresses(string name)
    {
        foreach (var header in Headers.All(name))
        {
            if (AddressParser.Parse(header.Text) is { Count: > 0 } addresses)
                return addresses;
        }
        return [];
    }

    private List<MailboxAddress> AllAddresses(string name) =>
        [.. Headers.All(name).SelectMany(header => AddressParser.Parse(header.Text))];
}
