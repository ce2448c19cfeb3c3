using System.Buffers.Binary;
using System.Text;

namespace ServiceDesk.Mail.Imap;

/// <summary>
/// Names of mailboxes on the wire (RFC 3501 5.1.3): printable ASCII stands for itself, <c>&amp;</c> is <c>&amp;-</c>, all
/// else is UTF-16 in base64 with <c>,</c> for <c>/</c> and no padding, between <c>&amp;</c> and <c>-</c>.
/// </summary>
internal static class ModifiedUtf7
{
    public static string Encode(string name)
    {
        var encoded = new StringBuilder(name.Length);
        for (var i = 0; i < name.Length;)
        {
            if (name[i] is >= ' ' and <= '~')
            {
                encoded.Append(name[i] == '&' ? "&-" : name[i].ToString());
                i++;
                continue;
            }
            var from = i;
            while (i < name.Length && name[i] is < ' ' or > '~')
                i++;
            var base64 = Convert.ToBase64String(Encoding.BigEndianUnicode.GetBytes(name[from..i]));
            encoded.Append('&').Append(base64.TrimEnd('=').Replace('/', ',')).Append('-');
        }
        return encoded.ToString();
    }

    /// <summary>Names that break the rules, which careless clients have created, come back as they are.</summary>
    public static string Decode(string wire)
    {
        var name = new StringBuilder(wire.Length);
        for (var i = 0; i < wire.Length; i++)
        {
            if (wire[i] != '&')
            {
                name.Append(wire[i]);
                continue;
            }
            var end = wire.IndexOf('-', i);
            if (end < 0 || !TryDecodeShifted(wire.AsSpan(i + 1, end - i - 1), name))
                return wire;
            i = end;
        }
        return name.ToString();
    }

    private static bool TryDecodeShifted(ReadOnlySpan<char> shifted, StringBuilder name)
    {
        if (shifted.IsEmpty)
        {
            name.Append('&');
            return true;
        }
        var base64 = shifted.ToString().Replace(',', '/');
        var bytes = new byte[base64.Length];
        if (!Convert.TryFromBase64String(base64.PadRight((base64.Length + 3) / 4 * 4, '='), bytes, out var count) || count % 2 != 0)
            return false;
        for (var i = 0; i < count; i += 2)
            name.Append((char)BinaryPrimitives.ReadUInt16BigEndian(bytes.AsSpan(i)));
        return true;
    }
}
