using System.Text;

namespace ServiceDesk.Mail.Smtp;

/// <summary>What has to be known of a message before it is offered to a server.</summary>
/// <param name="Size">Bytes with all line ends written as CRLF, as SIZE counts them (RFC 1870).</param>
/// <param name="HasEightBit">Bytes above 127 anywhere: needs 8BITMIME (RFC 6152).</param>
/// <param name="HasEightBitHeader">Bytes above 127 in the header: needs SMTPUTF8 (RFC 6531).</param>
internal readonly record struct SmtpMessageScan(long Size, bool HasEightBit, bool HasEightBitHeader)
{
    public static async Task<SmtpMessageScan> ScanAsync(Stream message, byte[] buffer, CancellationToken cancellation)
    {
        long total = 0, returns = 0, feeds = 0, pairs = 0;
        var (eightBit, eightBitHeader, inHeader, lineIsEmpty) = (false, false, true, true);
        byte last = 0;
        int read;
        while ((read = await message.ReadAsync(buffer, cancellation)) > 0)
        {
            var bytes = buffer.AsSpan(0, read);
            total += read;
            returns += bytes.Count((byte)'\r');
            feeds += bytes.Count((byte)'\n');
            pairs += bytes.Count("\r\n"u8) + (last == '\r' && bytes[0] == '\n' ? 1 : 0);
            last = bytes[^1];
            eightBit |= !Ascii.IsValid(bytes);
            if (inHeader)
                eightBitHeader |= !Ascii.IsValid(bytes[..HeaderPart(bytes, ref inHeader, ref lineIsEmpty)]);
        }
        var breaks = returns + feeds - pairs;
        var size = total - returns - feeds + 2 * breaks;
        return new SmtpMessageScan(total > 0 && last is not ((byte)'\r' or (byte)'\n') ? size + 2 : size, eightBit, eightBitHeader);
    }

    /// <summary>How many of these bytes belong to the header, which an empty line ends.</summary>
    private static int HeaderPart(ReadOnlySpan<byte> bytes, ref bool inHeader, ref bool lineIsEmpty)
    {
        var position = 0;
        while (position < bytes.Length)
        {
            var rest = bytes[position..];
            var feed = rest.IndexOf((byte)'\n');
            var line = feed < 0 ? rest : rest[..feed];
            lineIsEmpty &= line.IndexOfAnyExcept((byte)'\r') < 0;
            if (feed < 0)
                break;
            position += feed + 1;
            if (lineIsEmpty)
            {
                inHeader = false;
                return position;
            }
            lineIsEmpty = true;
        }
        return bytes.Length;
    }
}
