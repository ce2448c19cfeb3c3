using ServiceDesk.Mail.Html;

namespace ServiceDesk.Mail.Replies;

/// <summary>
/// Tells of each line whether its writer wrote it. Goes down the lines once:
/// <code>
/// text ──header, not followed by "&gt;"──► quote, to the end
///      ──header + "&gt;" lines, "&gt;" line─► quote, as far as the "&gt;" lines go ──other line──► text
///      ──signature mark──────────────► signature ──header, "&gt;" line──► quote
/// </code>
/// </summary>
internal sealed class LineClassifier(ReplyLines lines, IReadOnlyCollection<string> markers)
{
    /// <summary>A quoted line that was wrapped has at least that many characters, the word after it included.</summary>
    private const int WrapColumn = 68;
    private const int LongestMarkerLine = 300;

    private readonly LineKind[] _kinds = new LineKind[lines.Count];
    private readonly QuoteHeaders _headers = new(lines);

    public LineKind[] Classify(IReadOnlyList<TextRegion> regions)
    {
        var end = lines.Count;
        foreach (var region in regions) end = Math.Min(end, Apply(region));
        var i = 0;
        var inSignature = false;
        while (i < end)
        {
            if (lines.IsBlank(i) || _kinds[i] != LineKind.Blank)
            {
                inSignature &= _kinds[i] is LineKind.Blank or LineKind.Signature;
                i++;
            }
            else if (IsMarker(i))
            {
                AbsorbIntroduction(i);
                end = i;
            }
            else if (_headers.EndAt(i) is var header and >= 0)
            {
                AbsorbRule(i);
                var next = lines.NextText(header + 1);
                var quoted = next < end && (lines.IsQuoted(next) || _kinds[next] == LineKind.Quote);
                Fill(i, quoted ? next : lines.Count, _headers.KindAt(i));
                if (!quoted) return _kinds;
                (i, inSignature) = (next, false);
            }
            else if (lines.IsQuoted(i) || IsWrapped(i))
            {
                _kinds[i++] = LineKind.Quote;
                inSignature = false;
            }
            else
            {
                inSignature = inSignature || SignatureMarks.StartsAt(lines, _headers, i);
                _kinds[i++] = inSignature ? LineKind.Signature : LineKind.Text;
            }
        }
        if (end < lines.Count)
        {
            AbsorbRule(end);
            Fill(end, lines.Count, KindFrom(end));
        }
        return _kinds;
    }

    private LineKind KindFrom(int line)
    {
        var first = lines.NextText(line);
        return first < lines.Count ? _headers.KindAt(first) : LineKind.Quote;
    }

    /// <summary>Marks the lines of a marked element; gives the line from which all is quoted, or the number of lines.</summary>
    private int Apply(TextRegion region)
    {
        var first = FirstLineFrom(region.Start);
        if (region.Kind == TextRegionKind.QuoteToEnd) return first;
        var last = first;
        while (last < lines.Count && lines.Start(last) < region.End) last++;
        if (region.Kind == TextRegionKind.Signature)
        {
            for (var i = first; i < last; i++)
                if (!lines.IsBlank(i) && !lines.IsQuoted(i)) _kinds[i] = LineKind.Signature;
            return lines.Count;
        }
        var kind = KindFrom(first);
        if (region.Kind == TextRegionKind.QuoteWithAnswers && kind != LineKind.Forwarded)
        {
            // The header, then quoted lines: what stands between or after those are answers.
            var quoted = first;
            while (quoted < last && !lines.IsQuoted(quoted)) quoted++;
            if (quoted < last) last = quoted;
        }
        AbsorbRule(first);
        Fill(first, last, kind);
        return lines.Count;
    }

    private int FirstLineFrom(int offset)
    {
        int low = 0, high = lines.Count;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (lines.Start(middle) < offset) low = middle + 1;
            else high = middle;
        }
        return low;
    }

    private void Fill(int from, int to, LineKind kind)
    {
        for (var i = from; i < to; i++)
            if (!lines.IsBlank(i)) _kinds[i] = kind;
    }

    private bool IsMarker(int line)
    {
        var text = lines[line];
        if (text.Length > LongestMarkerLine) return false;
        foreach (var marker in markers)
            if (text.Contains(marker.AsSpan().Trim(), StringComparison.OrdinalIgnoreCase)) return true;
        return false;
    }

    /// <summary>The separator above a quotation belongs to it.</summary>
    private void AbsorbRule(int line)
    {
        var above = line - 1;
        while (above >= 0 && lines.IsBlank(above)) above--;
        if (above >= 0 && SeparatorLine.IsRule(lines[above])) _kinds[above] = LineKind.Quote;
    }

    /// <summary>Whatever introduces the desk's own mail in a language that is not known here ends with a colon.</summary>
    private void AbsorbIntroduction(int line)
    {
        var above = line - 1;
        while (above >= 0 && (lines.IsBlank(above) || IsMarkPrefix(lines[above]))) above--;
        if (above < 0 || _kinds[above] != LineKind.Text || lines[above][^1] is not (':' or '：') || lines[above].Length > LongestMarkerLine) return;
        _kinds[above] = LineKind.Quote;
    }

    private static bool IsMarkPrefix(ReadOnlySpan<char> line) => line.TrimStart("> ").IsEmpty;

    /// <summary>The rest of a quoted line that a mail program broke in two: it follows a full line, and quoting goes on after it.</summary>
    private bool IsWrapped(int line)
    {
        if (line == 0 || line + 1 >= lines.Count || !lines.IsQuoted(line - 1) || !lines.IsQuoted(line + 1)) return false;
        var text = lines[line];
        var space = text.IndexOf(' ');
        var word = space < 0 ? text.Length : space;
        return char.IsLower(text[0]) && lines[line - 1].Length + 1 + word >= WrapColumn;
    }
}
