using System.Buffers.Text;
using System.Text;

namespace ServiceDesk.Mail.Mime;

/// <summary>Chooses and writes a transfer encoding (RFC 2045 section 6).</summary>
internal static class ContentWriter
{
    private const int LongestLine = 76;
    private const int BytesOfBase64Line = 57;

    /// <summary>Text goes plain where every transport leaves it alone, else quoted-printable, else, mostly not ASCII, in base64.</summary>
    public static string ChooseForText(ReadOnlySpan<byte> text)
    {
        if (IsPlain(text))
            return "7bit";
        var escaped = 0;
        foreach (var b in text)
        {
            if (!IsLiteral(b) && b is not ((byte)'\r' or (byte)'\n'))
                escaped++;
        }
        // Each escape costs two more bytes; base64 costs a third of everything.
        return escaped * 6L > text.Length ? "base64" : "quoted-printable";
    }

    /// <summary>An embedded message may not be encoded (RFC 2046 section 5.2.1), so it is only where it has to be.</summary>
    public static string ChooseForFile(ReadOnlySpan<byte> content, bool isMessage) =>
        isMessage && IsPlain(content, longestLine: 998) ? "7bit" : "base64";

    public static void Write(MimeOutput output, ReadOnlySpan<byte> content, string encoding)
    {
        if (encoding == "base64")
            WriteBase64(output, content);
        else if (encoding == "quoted-printable")
            WriteQuotedPrintable(output, content);
        else
            output.Write(content);
    }

    /// <summary>ASCII with CRLF line ends, short lines, no blank at a line end, and nothing that a transport or a boundary could take for its own.</summary>
    private static bool IsPlain(ReadOnlySpan<byte> text, int longestLine = LongestLine)
    {
        if (!Ascii.IsValid(text))
            return false;
        while (!text.IsEmpty)
        {
            var end = text.IndexOf("\r\n"u8);
            var line = end < 0 ? text : text[..end];
            text = end < 0 ? [] : text[(end + 2)..];
            var isTouched = line.StartsWith("--=_"u8) || line.StartsWith("From "u8) || line.EndsWith(" "u8) || line.EndsWith("\t"u8);
            if (line.Length > longestLine || isTouched || line.IndexOfAnyInRange((byte)0, (byte)8) >= 0 || line.IndexOfAnyInRange((byte)10, (byte)31) >= 0)
                return false;
        }
        return true;
    }

    private static void WriteBase64(MimeOutput output, ReadOnlySpan<byte> content)
    {
        Span<byte> line = stackalloc byte[LongestLine];
        while (!content.IsEmpty)
        {
            var piece = content[..Math.Min(content.Length, BytesOfBase64Line)];
            Base64.EncodeToUtf8(piece, line, out _, out var written);
            output.Write(line[..written]);
            content = content[piece.Length..];
            if (!content.IsEmpty)
                output.WriteLine();
        }
    }

    private static void WriteQuotedPrintable(MimeOutput output, ReadOnlySpan<byte> content)
    {
        Span<byte> escape = stackalloc byte[3];
        escape[0] = (byte)'=';
        var length = 0;
        for (var i = 0; i < content.Length; i++)
        {
            if (content[i..].StartsWith("\r\n"u8))
            {
                output.WriteLine();
                length = 0;
                i++;
                continue;
            }
            var isLineEnd = i + 1 == content.Length || content[(i + 1)..].StartsWith("\r\n"u8);
            // A blank at a line end would be lost; "From " and a dot at its start are changed by transports.
            var isLostAtEnd = isLineEnd && content[i] is ((byte)' ' or (byte)'\t');
            var isTouchedAtStart = length == 0 && content[i] is ((byte)'F' or (byte)'.' or (byte)'-');
            var isLiteral = IsLiteral(content[i]) && !isLostAtEnd && !isTouchedAtStart;
            var cost = isLiteral ? 1 : 3;
            if (length + cost > LongestLine - 1)
            {
                output.WriteLine("=");
                length = 0;
            }
            length += cost;
            if (isLiteral)
            {
                output.WriteByte(content[i]);
                continue;
            }
            Convert.TryToHexString(content.Slice(i, 1), escape[1..], out _);
            output.Write(escape);
        }
    }

    private static bool IsLiteral(byte b) => b is >= (byte)' ' and <= (byte)'~' and not (byte)'=' or (byte)'\t';
}
