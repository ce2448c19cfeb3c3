namespace ServiceDesk.Mail.Mime;

/// <summary>
/// Finds lines in raw mail. CRLF and LF both end a line; a bare CR does so only where the message has no LF at all,
/// for else it could smuggle a header field in.
/// </summary>
internal readonly struct LineScanner
{
    private readonly ReadOnlyMemory<byte> _raw;
    private readonly byte _lineEnd;

    public LineScanner(ReadOnlyMemory<byte> raw)
    {
        _raw = raw;
        _lineEnd = raw.Span.IndexOf((byte)'\n') >= 0 ? (byte)'\n' : (byte)'\r';
    }

    public ReadOnlySpan<byte> Span => _raw.Span;

    public int Length => _raw.Length;

    /// <summary>Index of the first byte of the next line.</summary>
    public int NextLine(int start)
    {
        var index = Span[start..].IndexOf(_lineEnd);
        return index < 0 ? Length : start + index + 1;
    }

    /// <summary>The line without its end.</summary>
    public ReadOnlySpan<byte> Line(int start, int next) => Span[start..TrimLineEnd(start, next)];

    /// <summary>Where content that is followed by a line at <paramref name="end"/> stops: one line end before it.</summary>
    public int TrimLineEnd(int start, int end)
    {
        if (end <= start || Span[end - 1] != _lineEnd)
            return end;
        end--;
        return end > start && Span[end - 1] == (byte)'\r' ? end - 1 : end;
    }

    /// <summary>Index of the first line at or after <paramref name="start"/>, itself the start of a line, that begins with two hyphens; -1 for none.</summary>
    public int NextHyphens(int start)
    {
        if (Span[start..].StartsWith("--"u8))
            return start;
        ReadOnlySpan<byte> wanted = [_lineEnd, (byte)'-', (byte)'-'];
        var index = Span[start..].IndexOf(wanted);
        return index < 0 ? -1 : start + index + 1;
    }
}
