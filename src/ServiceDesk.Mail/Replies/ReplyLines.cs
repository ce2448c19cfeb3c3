namespace ServiceDesk.Mail.Replies;

/// <summary>The lines of a text, without copying it, with what is asked of them again and again.</summary>
internal sealed class ReplyLines
{
    private readonly List<(int Start, int End, bool Blank, bool Quoted)> _lines = [];

    public ReplyLines(string text)
    {
        Text = text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');
        for (var start = 0; start <= Text.Length;)
        {
            var end = Text.IndexOf('\n', start);
            if (end < 0) end = Text.Length;
            var line = Text.AsSpan(start, end - start).Trim();
            _lines.Add((start, end, line.IsEmpty, IsQuotedLine(line)));
            start = end + 1;
        }
    }

    /// <summary>All the text, line ends as \n.</summary>
    public string Text { get; }

    public int Count => _lines.Count;

    /// <summary>Where the line begins in <see cref="Text"/>.</summary>
    public int Start(int line) => _lines[line].Start;

    /// <summary>Where its line end stands.</summary>
    public int End(int line) => _lines[line].End;

    public bool IsBlank(int line) => _lines[line].Blank;

    /// <summary>It begins with "&gt;".</summary>
    public bool IsQuoted(int line) => _lines[line].Quoted;

    /// <summary>The line without white space around it.</summary>
    public ReadOnlySpan<char> this[int line] => Raw(line).Trim();

    public ReadOnlySpan<char> Raw(int line) => Text.AsSpan(_lines[line].Start, _lines[line].End - _lines[line].Start);

    /// <summary>The first line from there on that is not blank, or <see cref="Count"/>.</summary>
    public int NextText(int line)
    {
        while (line < Count && IsBlank(line)) line++;
        return line;
    }

    /// <summary>A lone "&gt;:" is the end of a wrapped header, not a quotation.</summary>
    private static bool IsQuotedLine(ReadOnlySpan<char> line) => line.StartsWith(">") && line is not ">:";
}
