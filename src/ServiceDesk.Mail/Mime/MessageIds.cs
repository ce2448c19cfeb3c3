using System.Text;

namespace ServiceDesk.Mail.Mime;

/// <summary>Reads message identifiers (RFC 5322 section 3.6.4), always without their angle brackets.</summary>
internal static class MessageIds
{
    /// <summary>Every identifier in the field, in order, each once. Phrases around them (obsolete syntax) are left out.</summary>
    public static IReadOnlyList<string> ParseAll(Header? header)
    {
        if (header is null)
            return [];
        // Some clients encode this field as if it were text.
        var text = header.Value;
        var ids = new List<string>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var position = 0;
        while (position < text.Length && text.IndexOf('<', position) is var open and >= 0)
        {
            var close = text.IndexOf('>', open + 1);
            if (close < 0)
                break;
            // "<a <b@c>": the inner bracket counts.
            open = text.LastIndexOf('<', close, close - open + 1);
            Take(text.AsSpan(open + 1, close - open - 1));
            position = close + 1;
        }
        if (ids.Count > 0)
            return ids;
        foreach (var word in text.AsSpan().SplitAny(" \t,"))
        {
            if (text.AsSpan(word).Contains('@'))
                Take(text.AsSpan(word).Trim("<>\""));
        }
        return ids;

        void Take(ReadOnlySpan<char> raw)
        {
            var id = WithoutBlanks(raw);
            if (id.Length > 0 && seen.Add(id))
                ids.Add(id);
        }
    }

    /// <summary>The first identifier, or, where the field has neither brackets nor an at sign, its whole text.</summary>
    public static string? ParseOne(Header? header)
    {
        if (header is null)
            return null;
        if (ParseAll(header) is [var first, ..])
            return first;
        var bare = WithoutBlanks(header.Value.AsSpan().Trim("<> \t"));
        return bare.Length == 0 ? null : bare;
    }

    /// <summary>White space within is obsolete syntax, and where there is some there may be comments too (RFC 5322 section 4.5.4).</summary>
    private static string WithoutBlanks(ReadOnlySpan<char> id)
    {
        var trimmed = id.Trim();
        if (trimmed.IndexOfAny(' ', '\t') < 0)
            return trimmed.ToString();
        var result = new StringBuilder(trimmed.Length);
        var depth = 0;
        var isWhole = trimmed.Count('(') == trimmed.Count(')');
        foreach (var c in trimmed)
        {
            if (isWhole && c is '(' or ')')
                depth = Math.Max(0, depth + (c == '(' ? 1 : -1));
            else if (depth == 0 && c is not (' ' or '\t'))
                result.Append(c);
        }
        return result.ToString();
    }
}
