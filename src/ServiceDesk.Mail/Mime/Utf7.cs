using System.Text;

namespace ServiceDesk.Mail.Mime;

/// <summary>Reads UTF-7 (RFC 2152). The platform's own reader was withdrawn because it may not be guessed at; here the label must say so.</summary>
internal static class Utf7
{
    public static string Decode(ReadOnlySpan<byte> bytes)
    {
        var text = new StringBuilder(bytes.Length);
        var i = 0;
        while (i < bytes.Length)
        {
            if (bytes[i] != (byte)'+')
            {
                text.Append((char)bytes[i++]);
                continue;
            }
            var start = ++i;
            while (i < bytes.Length && Base64Alphabet.Value(bytes[i]) >= 0)
                i++;
            if (i == start && i < bytes.Length && bytes[i] == (byte)'-')
                text.Append('+');
            else
                AppendShifted(bytes[start..i], text);
            if (i < bytes.Length && bytes[i] == (byte)'-')
                i++;
        }
        return text.ToString();
    }

    private static void AppendShifted(ReadOnlySpan<byte> shifted, StringBuilder text)
    {
        var units = new byte[(shifted.Length * 6 / 16) * 2];
        int bits = 0, buffer = 0, written = 0;
        foreach (var c in shifted)
        {
            buffer = (buffer << 6) | Base64Alphabet.Value(c);
            bits += 6;
            if (bits < 8)
                continue;
            bits -= 8;
            if (written < units.Length)
                units[written++] = (byte)(buffer >> bits);
            buffer &= (1 << bits) - 1;
        }
        // The decoder replaces surrogates that have no partner.
        text.Append(Encoding.BigEndianUnicode.GetString(units));
    }
}
