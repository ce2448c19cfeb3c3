namespace ServiceDesk.Mail.Replies;

/// <summary>
/// Where a signature begins: at "-- " (RFC 3676, 4.3) and what people make of it, at a line of a mail program such as
/// "Sent from my iPhone", at a closing formula. The weaker the mark, the less may follow it.
/// </summary>
internal static class SignatureMarks
{
    private const int MostLinesAfterDashes = 25;
    private const int MostLinesAfterRule = 14;
    private const int MostLinesAfterClosing = 8;
    private const int LongestLineAfterClosing = 100;

    public static bool StartsAt(ReplyLines lines, QuoteHeaders headers, int line)
    {
        var text = lines[line];
        if (text is "--") return lines.Raw(line) is "-- " || FewLinesFollow(lines, headers, line, MostLinesAfterDashes, int.MaxValue);
        // A rule with space below parts sections of a text; a signature begins right below it.
        if (IsAll(text, '_', 2) || text is "---")
            return line + 1 < lines.Count && !lines.IsBlank(line + 1)
                && (text[0] == '_' ? FewLinesFollow(lines, headers, line, MostLinesAfterRule, int.MaxValue)
                    : FewLinesFollow(lines, headers, line, MostLinesAfterClosing, LongestLineAfterClosing));
        if (SentFromLine.Is(text, out var certain) && (StandsAlone(lines, line) || (certain && char.IsUpper(text[0]))))
            return certain || FewLinesFollow(lines, headers, line, MostLinesAfterClosing, int.MaxValue);
        return ClosingFormula.Is(text) && HasTextAbove(lines, line)
            && FewLinesFollow(lines, headers, line, MostLinesAfterClosing, LongestLineAfterClosing);
    }

    private static bool IsAll(ReadOnlySpan<char> text, char mark, int least) =>
        text.Length >= least && text.IndexOfAnyExcept(mark) < 0;

    private static bool StandsAlone(ReplyLines lines, int line) =>
        line == 0 || lines.IsBlank(line - 1) || lines.IsQuoted(line - 1) || line + 1 >= lines.Count
        || lines.IsBlank(line + 1) || SeparatorLine.IsRule(lines[line + 1]) || lines.NextText(line + 1) >= lines.Count;

    private static bool HasTextAbove(ReplyLines lines, int line)
    {
        for (var i = line - 1; i >= 0 && i > line - 5; i--)
            if (!lines.IsBlank(i) && !lines.IsQuoted(i)) return true;
        return false;
    }

    /// <summary>Whether no more lines than that follow until a quotation begins or the mail ends.</summary>
    private static bool FewLinesFollow(ReplyLines lines, QuoteHeaders headers, int line, int most, int longest)
    {
        var count = 0;
        for (var i = line + 1; i < lines.Count; i++)
        {
            if (lines.IsBlank(i)) continue;
            if (lines.IsQuoted(i) || headers.EndAt(i) >= 0) return true;
            if (++count > most || lines[i].Length > longest) return false;
        }
        return true;
    }
}
