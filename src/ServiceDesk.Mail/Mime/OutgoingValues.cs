using System.Buffers;
using System.Runtime.CompilerServices;

namespace ServiceDesk.Mail.Mime;

/// <summary>Refuses values that would break out of their field; the one place where header injection is stopped.</summary>
internal static class OutgoingValues
{
    private const int LongestWord = 900;
    private static readonly SearchValues<char> Controls = SearchValues.Create(
        [.. Enumerable.Range(0, 32).Where(code => code != '\t').Select(code => (char)code), '\u007F']);

    private static readonly SearchValues<char> NeedsQuotes = SearchValues.Create(" \t<>,;:\"()\\");
    private static readonly string[] OwnFields =
        ["From", "Sender", "Reply-To", "To", "Cc", "Message-ID", "In-Reply-To", "References", "Subject", "Date", "MIME-Version", "Content-Type", "Content-Transfer-Encoding", "Content-Disposition", "Content-ID"];

    /// <exception cref="ArgumentException">It holds a line break or another control character.</exception>
    public static void RequireOneLine(string value, [CallerArgumentExpression(nameof(value))] string what = "")
    {
        ArgumentNullException.ThrowIfNull(value, what);
        var at = value.AsSpan().IndexOfAny(Controls);
        if (at >= 0)
            throw new ArgumentException($"A header value has the control character U+{(int)value[at]:X4} at position {at}; it has to be one line of text. Take the character out before the mail is built.", what);
    }

    /// <exception cref="ArgumentException">It is no field name (RFC 5322 section 2.2), or one that has a property of its own.</exception>
    public static void RequireExtraName(string name)
    {
        if (name.Length is 0 or > 70 || name.AsSpan().IndexOfAnyExceptInRange('!', '~') >= 0 || name.Contains(':', StringComparison.Ordinal))
            throw new ArgumentException($"'{name}' is no header field name: 1 to 70 visible ASCII characters other than the colon are expected.", nameof(name));
        if (OwnFields.Contains(name, StringComparer.OrdinalIgnoreCase))
            throw new ArgumentException($"The field {name} is written by the builder itself; set the property for it instead.", nameof(name));
    }

    /// <exception cref="ArgumentException">It could not stand between angle brackets.</exception>
    public static void RequireAddress(string address)
    {
        RequireOneLine(address);
        var isQuoted = address.StartsWith('"') && address.LastIndexOf("\"@", StringComparison.Ordinal) > 0;
        if (address.Length is 0 or > LongestWord || (!isQuoted && address.AsSpan().ContainsAny(NeedsQuotes)) || address.AsSpan().ContainsAny('<', '>'))
            throw new ArgumentException($"'{address}' is no mail address: local part, at sign and domain without blanks or brackets are expected.", nameof(address));
    }

    /// <summary>Whether an identifier of another sender can be repeated; broken ones exist that cannot.</summary>
    public static bool IsWritableId(string id) =>
        id.Length is > 0 and <= LongestWord && !id.AsSpan().ContainsAny('<', '>') && id.AsSpan().IndexOfAnyExceptInRange('!', '~') < 0;

    /// <exception cref="ArgumentException">It could not stand between angle brackets.</exception>
    public static void RequireId(string id)
    {
        RequireOneLine(id);
        if (!IsWritableId(id))
            throw new ArgumentException($"'{id}' is no message identifier: up to {LongestWord} visible ASCII characters without angle brackets are expected.", nameof(id));
    }
}
