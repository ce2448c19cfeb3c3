using System.Text;

namespace ServiceDesk.Mail.Imap;

/// <summary>OK, NO, BAD, BYE or PREAUTH with its code and its words (RFC 3501 section 7.1).</summary>
/// <param name="Condition">In upper case.</param>
/// <param name="Code">The word in brackets in upper case, or null.</param>
/// <param name="CodeText">What stands behind that word within the brackets, or empty.</param>
/// <param name="Words">What the server says to people.</param>
internal sealed record ImapStatus(string Condition, string? Code, string CodeText, string Words)
{
    public bool IsOk => Condition == "OK";

    public static bool IsCondition(string name) => name is "OK" or "NO" or "BAD" or "BYE" or "PREAUTH";

    public static ImapStatus Parse(ReadOnlySpan<byte> text)
    {
        var words = new ImapTokenizer(text);
        var condition = Encoding.ASCII.GetString(words.ReadAtom()).ToUpperInvariant();
        if (!IsCondition(condition))
            throw new FormatException("OK, NO, BAD, BYE or PREAUTH");
        words.SkipSpaces();
        if (!words.TryTake('['))
            return new ImapStatus(condition, null, "", ImapResponse.Printable(words.Rest));

        var close = words.Rest.IndexOf((byte)']');
        if (close < 0)
            throw new FormatException("the ']' of a response code");
        var inside = Encoding.UTF8.GetString(words.Rest[..close]);
        var space = inside.IndexOf(' ', StringComparison.Ordinal);
        var code = space < 0 ? inside : inside[..space];
        return new ImapStatus(
            condition,
            code.ToUpperInvariant(),
            space < 0 ? "" : inside[(space + 1)..],
            ImapResponse.Printable(words.Rest[(close + 1)..].TrimStart((byte)' ')));
    }
}
