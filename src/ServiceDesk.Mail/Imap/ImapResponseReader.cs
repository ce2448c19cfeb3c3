using System.Buffers;
using System.Buffers.Text;
using System.Globalization;
using System.Text;
using ServiceDesk.Mail.Network;

namespace ServiceDesk.Mail.Imap;

/// <summary>
/// Reads whole responses from the line. A response goes on behind each literal in it, so it may span many lines; small
/// literals are kept in its text, the body that a fetch waits for goes to its sink, and its length stays in the text.
/// </summary>
internal sealed class ImapResponseReader(MailConnection connection)
{
    /// <summary>Bytes of one response without the body that goes to a sink. A SEARCH answers with up to 11 bytes a message.</summary>
    public const int MaxLength = 16 * 1024 * 1024;

    private readonly ArrayBufferWriter<byte> assembled = new();

    public async ValueTask<ImapResponse> ReadAsync(string awaited, ImapBodySink? sink, CancellationToken cancellation)
    {
        var line = await connection.ReadLineAsync(MaxLength, awaited, cancellation);
        var head = Split(line);
        if (head.Kind == ImapResponseKind.Continuation || ImapStatus.IsCondition(head.Name) || !EndsInLiteral(line.Span, out var count))
            return head;

        assembled.ResetWrittenCount();
        while (true)
        {
            await AppendAsync(line, count, sink, awaited, cancellation);
            line = await connection.ReadLineAsync(MaxLength, "the rest of a response behind a literal", cancellation);
            if (!EndsInLiteral(line.Span, out count))
                break;
        }
        assembled.Write(line.Span);
        return Split(assembled.WrittenMemory);
    }

    private async ValueTask AppendAsync(
        ReadOnlyMemory<byte> line, long count, ImapBodySink? sink, string awaited, CancellationToken cancellation)
    {
        var prefix = line[..line.Span.LastIndexOf((byte)'{')];
        if (sink is not null && prefix.Length >= 7 && Ascii.EqualsIgnoreCase(prefix.Span[^7..], "BODY[] "u8))
        {
            assembled.Write(prefix.Span);
            assembled.Write(Encoding.ASCII.GetBytes(count.ToString(CultureInfo.InvariantCulture)));
            await connection.CopyToAsync(sink.Begin(count), count, $"the rest of a message of {count} bytes", cancellation);
            return;
        }

        if (assembled.WrittenCount + line.Length + count > MaxLength)
            throw connection.Fail(MailServerFault.ProtocolViolation, $"a response of more than {MaxLength} bytes where {awaited} was expected.");
        assembled.Write(line.Span);
        assembled.Write("\r\n"u8);
        using var literal = new MemoryStream((int)count);
        await connection.CopyToAsync(literal, count, $"the rest of a literal of {count} bytes", cancellation);
        assembled.Write(literal.GetBuffer().AsSpan(0, (int)count));
    }

    private ImapResponse Split(ReadOnlyMemory<byte> text)
    {
        var span = text.Span;
        if (span.StartsWith("+"u8))
            return new ImapResponse(ImapResponseKind.Continuation, "", text[(span.StartsWith("+ "u8) ? 2 : 1)..]);
        if (span.StartsWith("* "u8))
            return new ImapResponse(ImapResponseKind.Untagged, "", text[2..]);
        var space = span.IndexOf((byte)' ');
        if (space <= 0 || space > 20)
            throw connection.Fail(MailServerFault.ProtocolViolation,
                $"'{ImapResponse.Printable(span)}' where an IMAP response was expected. Check that this is an IMAP server's port.");
        return new ImapResponse(ImapResponseKind.Tagged, Encoding.ASCII.GetString(span[..space]), text[(space + 1)..]);
    }

    private static bool EndsInLiteral(ReadOnlySpan<byte> line, out long count)
    {
        count = 0;
        if (!line.EndsWith("}"u8))
            return false;
        var open = line.LastIndexOf((byte)'{');
        return open >= 0
            && Utf8Parser.TryParse(line[(open + 1)..], out count, out var digits)
            && count >= 0
            && open + 1 + digits + 1 == line.Length;
    }
}
