namespace ServiceDesk.Mail.Mime;

/// <summary>Reads quoted-printable (RFC 2045 section 6.7); an escape that is none stays as it stands.</summary>
internal static class QuotedPrintableDecoder
{
    public static byte[] Decode(ReadOnlySpan<byte> encoded)
    {
        if (encoded.IndexOf((byte)'=') < 0)
            return encoded.ToArray();
        var buffer = new byte[encoded.Length];
        var written = 0;
        while (true)
        {
            var escape = encoded.IndexOf((byte)'=');
            var plain = escape < 0 ? encoded : encoded[..escape];
            plain.CopyTo(buffer.AsSpan(written));
            written += plain.Length;
            if (escape < 0)
                return buffer[..written];
            encoded = encoded[(escape + 1)..];
            if (TryHex(encoded, out var value))
            {
                buffer[written++] = value;
                encoded = encoded[2..];
            }
            else if (SoftBreakLength(encoded) is var length and >= 0)
            {
                encoded = encoded[length..];
            }
            else
            {
                buffer[written++] = (byte)'=';
            }
        }
    }

    /// <summary>The value of two hexadecimal digits in either case.</summary>
    public static bool TryHex(ReadOnlySpan<byte> text, out byte value)
    {
        value = 0;
        if (text.Length < 2 || !char.IsAsciiHexDigit((char)text[0]) || !char.IsAsciiHexDigit((char)text[1]))
            return false;
        value = (byte)((Digit(text[0]) << 4) | Digit(text[1]));
        return true;
    }

    private static int Digit(byte c) => c <= (byte)'9' ? c - '0' : (c | 0x20) - 'a' + 10;

    /// <summary>Length of white space and line end after the equals sign, or -1 where no line ends here.</summary>
    private static int SoftBreakLength(ReadOnlySpan<byte> text)
    {
        var i = 0;
        // Transports add blanks at line ends; more than a few are text.
        while (i < text.Length && i < 80 && text[i] is (byte)' ' or (byte)'\t')
            i++;
        if (i == text.Length)
            return i;
        if (text[i] == (byte)'\n')
            return i + 1;
        if (text[i] != (byte)'\r')
            return -1;
        while (i < text.Length && text[i] == (byte)'\r')
            i++;
        return i < text.Length && text[i] == (byte)'\n' ? i + 1 : i;
    }
}
