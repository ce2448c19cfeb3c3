using System.Text;

namespace ServiceDesk.Mail.Pop3;

/// <summary>The line that answers a command (RFC 1939 section 3): <c>+OK</c>, <c>-ERR</c>, or <c>+ </c> for a challenge.</summary>
/// <param name="Kind">Which of the three.</param>
/// <param name="Code">The word in brackets behind <c>-ERR</c> in upper case (RFC 2449 section 8), or null.</param>
/// <param name="Words">What follows; for a challenge its base64.</param>
internal sealed record Pop3Status(Pop3StatusKind Kind, string? Code, string Words)
{
    public bool IsOk => Kind == Pop3StatusKind.Ok;

    /// <summary>Null when the line is none of the three.</summary>
    public static Pop3Status? Parse(ReadOnlySpan<byte> line)
    {
        var text = Printable(line);
        if (text == "+" || text.StartsWith("+ ", StringComparison.Ordinal))
            return new Pop3Status(Pop3StatusKind.Challenge, null, text[1..].Trim());
        if (Behind(text, "+OK") is { } words)
            return new Pop3Status(Pop3StatusKind.Ok, null, words);
        if (Behind(text, "-ERR") is not { } reason)
            return null;
        var close = reason.StartsWith('[') ? reason.IndexOf(']', StringComparison.Ordinal) : -1;
        return close < 0
            ? new Pop3Status(Pop3StatusKind.Error, null, reason)
            : new Pop3Status(Pop3StatusKind.Error, reason[1..close].ToUpperInvariant(), reason[(close + 1)..].Trim());
    }

    public static string Printable(ReadOnlySpan<byte> line) =>
        new([.. Encoding.UTF8.GetString(line).Select(c => char.IsControl(c) ? ' ' : c)]);

    private static string? Behind(string text, string indicator) =>
        text.StartsWith(indicator, StringComparison.OrdinalIgnoreCase) && (text.Length == indicator.Length || text[indicator.Length] == ' ')
            ? text[indicator.Length..].Trim()
            : null;
}
