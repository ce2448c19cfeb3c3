using System.Text;

namespace ServiceDesk.Mail.Html;

/// <summary>
/// Lays out plain text: folds white space, breaks lines where blocks begin and end, and writes "&gt; " before each line
/// of a quotation.
/// </summary>
internal sealed class TextLayout
{
    /// <summary>Deeper quotations are written at this depth, so that depth times lines stays linear.</summary>
    private const int DeepestQuote = 20;
    private const int DeepestIndent = 20;
    private const int MostBreaks = 3;

    private readonly StringBuilder _text = new();
    private int _breaks;
    private int _lineQuote;
    private bool _space;
    private bool _atLineStart = true;

    /// <summary>A mark waits for its text: blocks that begin now begin beside it.</summary>
    private bool _afterMark;

    /// <summary>
    /// Characters that the layout may still write before lines to show how deep they stand; then all stand at depth one. Else
    /// lines of one tag each, twenty quotations deep, would make a text ten times as long as their HTML.
    /// </summary>
    public long DepthLeft { get; set; }

    /// <summary>Quotations that are open.</summary>
    public int Quote { get; set; }

    public int Length => _text.Length;

    /// <summary>No character stands on the current line yet.</summary>
    public bool IsAtLineStart => _atLineStart || _breaks > 0;

    public string TextFrom(int start) => _text.ToString(start, _text.Length - start);

    /// <summary>The text, without white space at its end.</summary>
    public override string ToString()
    {
        var end = _text.Length;
        while (end > 0 && char.IsWhiteSpace(_text[end - 1])) end--;
        return _text.ToString(0, end);
    }

    /// <summary>A block begins or ends here: at least that many line ends before the next character.</summary>
    public void Break(int lines)
    {
        if (lines == 0 || _afterMark) return;
        _breaks = Math.Max(_breaks, lines);
        _space = false;
    }

    /// <summary>One line end more.</summary>
    public void LineBreak()
    {
        _afterMark = false;
        _breaks = Math.Min(_breaks + 1, MostBreaks);
        _space = false;
    }

    /// <summary>Writes text with its white space folded.</summary>
    public void Write(string text)
    {
        foreach (var c in text)
        {
            if (HtmlTokenizer.IsSpace(c))
            {
                _space = true;
                continue;
            }
            if (c is '\u200B' or '\uFEFF' or '\u00AD') continue;
            StartCharacter();
            _text.Append(c == '\u00A0' ? ' ' : c);
        }
    }

    /// <summary>Writes text as it stands, line by line.</summary>
    public void WritePreformatted(string text)
    {
        foreach (var c in text)
        {
            if (c == '\n')
            {
                // Blank lines are kept as written here, so the breaks are carried out, not gathered.
                if (_breaks > 0) StartCharacter();
                _breaks = 1;
                _space = false;
                continue;
            }
            StartCharacter();
            _text.Append(c);
        }
    }

    /// <summary>Ends the cell of a table: a tab, unless its line is empty.</summary>
    public void EndCell()
    {
        if (!IsAtLineStart && _text[^1] != '\t') _text.Append('\t');
        _space = false;
    }

    /// <summary>Writes a mark such as a list's at the beginning of the next line, behind so many spaces.</summary>
    public void WriteMark(string mark, int indent)
    {
        StartCharacter();
        _text.Append(' ', Depth(indent, DeepestIndent, width: 1, least: 0)).Append(mark);
        _atLineStart = _afterMark = true;
    }

    /// <summary>An item without text keeps its line.</summary>
    public void EndMark() => _afterMark = false;

    private void StartCharacter()
    {
        if (_text.Length == 0)
        {
            _breaks = 0;
            OpenLine();
        }
        else if (_breaks > 0)
        {
            EndLines();
        }
        else if (_space && !_atLineStart && _text[^1] != '\t')
        {
            _text.Append(' ');
        }
        _space = false;
        _atLineStart = _afterMark = false;
    }

    private void EndLines()
    {
        while (_text.Length > 0 && _text[^1] is ' ' or '\t') _text.Length--;
        var between = Math.Min(_lineQuote, Quote);
        for (var i = 1; i < _breaks; i++)
        {
            _text.Append('\n');
            Prefix(between, blank: true);
        }
        _text.Append('\n');
        _breaks = 0;
        OpenLine();
    }

    private void OpenLine()
    {
        _lineQuote = Quote;
        Prefix(Quote, blank: false);
        _atLineStart = true;
    }

    private void Prefix(int depth, bool blank)
    {
        depth = Depth(depth, DeepestQuote, width: 2, least: 1);
        for (var i = 0; i < depth; i++) _text.Append(blank && i == depth - 1 ? ">" : "> ");
    }

    /// <summary>The depth to write, and counts its characters.</summary>
    private int Depth(int depth, int deepest, int width, int least)
    {
        depth = Math.Min(depth, DepthLeft > 0 ? deepest : least);
        DepthLeft -= depth * width;
        return depth;
    }
}
