namespace ServiceDesk.Mail.Mime;

/// <summary>What stores and transports put before the first field of a message: a byte order mark, blank lines, an mbox line.</summary>
internal static class MessageStart
{
    /// <summary>Where the header really begins.</summary>
    public static int Skip(LineScanner lines, int start)
    {
        var position = start;
        if (lines.Span[position..].StartsWith("\uFEFF"u8))
            position += 3;
        position = SkipBlankLines(lines, position);
        if (position < lines.Length)
        {
            var next = lines.NextLine(position);
            var line = lines.Line(position, next);
            // Without a colon right after it, "From " is the separator of mbox (RFC 4155).
            if ((line.StartsWith("From "u8) || line.StartsWith(">From "u8)) && HeaderNames.LengthOfName(line) <= 0)
                position = next;
        }
        return position;
    }

    /// <summary>Blank lines are skipped only if a field follows; else they are the end of an empty header.</summary>
    private static int SkipBlankLines(LineScanner lines, int start)
    {
        for (var position = start; position < lines.Length;)
        {
            var next = lines.NextLine(position);
            var line = lines.Line(position, next);
            if (line.IndexOfAnyExcept(" \t\r"u8) >= 0)
                return HeaderNames.LengthOfName(line) > 0 || line.StartsWith("From "u8) ? position : start;
            position = next;
        }
        return start;
    }
}
