using System.Text;

namespace ServiceDesk.Mail.Calendar;

/// <summary>A content line (RFC 5545 section 3.1): name in upper case, parameters, value still escaped.</summary>
internal sealed record CalendarLine(string Name, IReadOnlyList<KeyValuePair<string, string>> Parameters, string Value)
{
    private const int MostParameters = 50;

    /// <summary>The value of a text property with its escapes resolved (section 3.3.11).</summary>
    public string Text
    {
        get
        {
            if (!Value.Contains('\\', StringComparison.Ordinal))
                return Value.Trim();
            var text = new StringBuilder(Value.Length);
            for (var i = 0; i < Value.Length; i++)
            {
                if (Value[i] != '\\' || i + 1 == Value.Length)
                    text.Append(Value[i]);
                else
                    text.Append(Value[++i] is 'n' or 'N' ? '\n' : Value[i]);
            }
            return text.ToString().Trim();
        }
    }

    public string? Parameter(string name)
    {
        foreach (var (key, value) in Parameters)
        {
            if (key == name)
                return value;
        }
        return null;
    }

    /// <summary>The lines of a calendar, unfolded; what has no name is left out.</summary>
    public static IEnumerable<CalendarLine> ReadAll(string calendar)
    {
        var line = new StringBuilder();
        foreach (var range in Ranges(calendar))
        {
            var piece = calendar.AsSpan(range).TrimEnd('\r');
            var isFold = piece.StartsWith(" ") || piece.StartsWith("\t");
            var finished = isFold ? null : Parse(line.ToString());
            if (!isFold)
                line.Clear();
            line.Append(isFold ? piece[1..] : piece);
            if (finished is not null)
                yield return finished;
        }
        if (Parse(line.ToString()) is { } last)
            yield return last;
    }

    private static IEnumerable<Range> Ranges(string text)
    {
        // A bare CR ends a line only where nothing else does.
        var end = text.Contains('\n', StringComparison.Ordinal) ? '\n' : '\r';
        for (var start = 0; start < text.Length;)
        {
            var next = text.IndexOf(end, start);
            next = next < 0 ? text.Length : next;
            yield return start..next;
            start = next + 1;
        }
    }

    private static CalendarLine? Parse(string line)
    {
        var end = line.AsSpan().IndexOfAny(';', ':');
        if (end <= 0)
            return null;
        var name = line[..end].Trim().ToUpperInvariant();
        var parameters = new List<KeyValuePair<string, string>>();
        while (end < line.Length && line[end] == ';' && parameters.Count < MostParameters)
        {
            var start = end + 1;
            end = EndOfParameter(line, start);
            var equals = line.IndexOf('=', start, end - start);
            if (equals > 0)
                parameters.Add(new(line[start..equals].Trim().ToUpperInvariant(), Unquote(line[(equals + 1)..end])));
        }
        return end < line.Length ? new CalendarLine(name, parameters, line[(end + 1)..]) : null;
    }

    private static int EndOfParameter(string line, int start)
    {
        var isQuoted = false;
        for (var i = start; i < line.Length; i++)
        {
            if (line[i] == '"')
                isQuoted = !isQuoted;
            else if (!isQuoted && line[i] is ';' or ':')
                return i;
        }
        return line.Length;
    }

    /// <summary>Without quotes, and with the escapes of RFC 6868.</summary>
    private static string Unquote(string value) => value.Trim().Trim('"')
        .Replace("^n", "\n", StringComparison.Ordinal).Replace("^'", "\"", StringComparison.Ordinal).Replace("^^", "^", StringComparison.Ordinal);
}
