namespace ServiceDesk.Mail.Replies;

/// <summary>Where a mail that is answered or passed on is introduced. Each line is looked at once.</summary>
internal sealed class QuoteHeaders(ReplyLines lines)
{
    private const int NotAsked = -2;

    private readonly int[] _ends = Enumerable.Repeat(NotAsked, lines.Count).ToArray();
    private readonly HashSet<int> _forwarded = [];

    /// <summary>The last line of the header that begins here, or -1 when none does.</summary>
    public int EndAt(int line)
    {
        if (_ends[line] != NotAsked) return _ends[line];
        var end = SeparatorLine.EndAt(lines, line, out var forwarded);
        if (end >= 0 && forwarded) _forwarded.Add(line);
        if (end < 0) end = HeaderBlock.EndAt(lines, line);
        if (end < 0) end = ReplyHeader.EndAt(lines, line);
        return _ends[line] = end;
    }

    /// <summary>What the header that begins here introduces.</summary>
    public LineKind KindAt(int line) => EndAt(line) >= 0 && _forwarded.Contains(line) ? LineKind.Forwarded : LineKind.Quote;
}
