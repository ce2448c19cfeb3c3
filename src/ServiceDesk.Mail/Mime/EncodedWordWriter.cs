using System.Text;

namespace ServiceDesk.Mail.Mime;

/// <summary>Writes encoded words (RFC 2047) in UTF-8, each of them whole characters and at most 75 long.</summary>
internal static class EncodedWordWriter
{
    private const int LongestWord = 75;
    private const int LongestPlainWord = 900;
    private const string Start = "=?utf-8?";

    /// <summary>Whether a value cannot stand as it is: not ASCII, blank at an end, or looking encoded, or a word too long for a line.</summary>
    public static bool NeedsEncoding(string value)
    {
        if (!Ascii.IsValid(value) || value.Contains("=?", StringComparison.Ordinal) || value.Contains('\t', StringComparison.Ordinal))
            return true;
        // Blanks at a fold are what transports and readers disagree on.
        if (value.StartsWith(' ') || value.EndsWith(' ') || value.Contains("  ", StringComparison.Ordinal))
            return true;
        return value.Length > LongestPlainWord && Array.Exists(value.Split(' '), word => word.Length > LongestPlainWord);
    }

    /// <summary>The words, which a reader joins without the blanks between them.</summary>
    public static List<string> Encode(string value)
    {
        var useBase64 = Encoding.UTF8.GetByteCount(value) > value.Length * 4 / 3;
        var words = new List<string>();
        var room = LongestWord - Start.Length - "B?".Length - "?=".Length;
        var piece = new List<byte>();
        var length = 0;
        Span<byte> bytes = stackalloc byte[4];
        foreach (var rune in value.EnumerateRunes())
        {
            var count = rune.EncodeToUtf8(bytes);
            var cost = useBase64 ? 0 : CostInQ(bytes[..count]);
            var isFull = useBase64 ? (piece.Count + count + 2) / 3 * 4 > room : length + cost > room;
            if (isFull)
            {
                words.Add(Word(piece, useBase64));
                piece.Clear();
                length = 0;
            }
            piece.AddRange(bytes[..count]);
            length += cost;
        }
        if (piece.Count > 0)
            words.Add(Word(piece, useBase64));
        return words;
    }

    private static string Word(List<byte> bytes, bool useBase64)
    {
        if (useBase64)
            return $"{Start}B?{Convert.ToBase64String(bytes.ToArray())}?=";
        var text = new StringBuilder(LongestWord).Append(Start).Append("Q?");
        foreach (var b in bytes)
        {
            if (b == (byte)' ')
                text.Append('_');
            else if (IsSafe(b))
                text.Append((char)b);
            else
                text.Append('=').Append(Convert.ToHexString([b]));
        }
        return text.Append("?=").ToString();
    }

    private static int CostInQ(ReadOnlySpan<byte> bytes)
    {
        var cost = 0;
        foreach (var b in bytes)
            cost += b == (byte)' ' || IsSafe(b) ? 1 : 3;
        return cost;
    }

    // What may stand bare even in the name of an address (RFC 2047 section 5, rule 3).
    private static bool IsSafe(byte b) => char.IsAsciiLetterOrDigit((char)b) || b is (byte)'!' or (byte)'*' or (byte)'+' or (byte)'-' or (byte)'/';
}
