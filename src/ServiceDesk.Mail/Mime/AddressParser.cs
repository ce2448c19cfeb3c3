using System.Text;

namespace ServiceDesk.Mail.Mime;

/// <summary>
/// Reads address lists (RFC 5322 section 3.4, obsolete syntax of section 4.4) as they come: with comments, groups,
/// routes, unquoted commas in names, missing brackets. One pass over the text.
/// </summary>
internal sealed class AddressParser
{
    private const int LongestName = 300;
    private readonly string _text;
    private readonly List<MailboxAddress> _result = [];
    private readonly StringBuilder _words = new();
    private readonly StringBuilder _comment = new();
    private string? _angle;
    private string? _pendingName;
    private bool _wordsHaveQuotes;
    private bool _wordsHaveAt;
    private int _position;

    private AddressParser(string text)
    {
        _text = text;
    }

    /// <param name="text">An unfolded field whose encoded words are still encoded, so that a decoded comma cannot split it.</param>
    public static IReadOnlyList<MailboxAddress> Parse(string text)
    {
        var parser = new AddressParser(text);
        parser.Run();
        return parser._result;
    }

    private void Run()
    {
        while (_position < _text.Length)
        {
            var c = _text[_position++];
            switch (c)
            {
                case ',' or ';':
                    Finish(atComma: c == ',');
                    break;
                case ':' when _angle is null && !_wordsHaveAt:
                    // The name of a group; its members are all that counts.
                    Clear();
                    break;
                case '<':
                    var angle = ReadAngle();
                    _angle ??= angle;
                    break;
                case '"':
                    ReadQuoted(_words);
                    break;
                case '(':
                    ReadComment();
                    break;
                case '[':
                    _words.Append('[');
                    ReadUntil(']', _words);
                    break;
                default:
                    _wordsHaveAt |= c == '@';
                    _words.Append(c);
                    break;
            }
        }
        Finish(atComma: false);
    }

    private void Finish(bool atComma)
    {
        var untrimmed = _words.ToString();
        var words = untrimmed.Trim();
        var separator = untrimmed.StartsWith(' ') ? ", " : ",";
        if (_angle is { Length: > 0 })
        {
            if (_pendingName is not null && words.Length > 0)
                words = _pendingName + separator + words;
            else if (_pendingName is not null)
                AddBare(_pendingName);
            Add(words.Length > 0 ? words : _comment.ToString(), _angle);
            _pendingName = null;
        }
        else if (words.Contains('@', StringComparison.Ordinal))
        {
            FlushPendingName();
            AddBare(words);
        }
        else if (words.Length > 0 && !AddFromEncoded(words))
        {
            // A name with an unquoted comma ("Doe, Jane <jane@…>") or a local address ("root"). No name is endless.
            if (_pendingName is { Length: > LongestName })
                FlushPendingName();
            _pendingName = _pendingName is null ? words : _pendingName + separator + words;
        }
        if (!atComma)
            FlushPendingName();
        Clear();
    }

    private void FlushPendingName()
    {
        if (_pendingName is not null && !_pendingName.AsSpan().ContainsAny(" \t,"))
            AddBare(_pendingName);
        _pendingName = null;
    }

    private void AddBare(string words)
    {
        // Two words with an address among them: "Jane jane@example.org", its brackets lost.
        if (!_wordsHaveQuotes && words.Contains(' ', StringComparison.Ordinal) && SplitOffAddress(words) is var (name, address))
            Add(name, address);
        else
            Add(_comment.ToString(), WithoutBlanks(words));
    }

    private static (string Name, string Address)? SplitOffAddress(string words)
    {
        var last = words.LastIndexOf(' ') + 1;
        var tail = words[last..];
        var at = tail.IndexOf('@', StringComparison.Ordinal);
        var isSpacedDot = words[..last].TrimEnd().EndsWith('.') || words[..last].TrimEnd().EndsWith('@');
        return at > 0 && at < tail.Length - 1 && !isSpacedDot ? (words[..last].TrimEnd(), tail) : null;
    }

    /// <summary>Some senders put name and address together into one encoded word.</summary>
    private bool AddFromEncoded(string words)
    {
        if (!words.Contains("=?", StringComparison.Ordinal))
            return false;
        var decoded = EncodedWords.Decode(words);
        var open = decoded.LastIndexOf('<');
        var close = decoded.LastIndexOf('>');
        if (open < 0 || close < open || decoded.IndexOf('@', open) is var at && (at < 0 || at > close))
            return false;
        Add(decoded[..open].Trim(' ', '"'), WithoutBlanks(decoded[(open + 1)..close]));
        return true;
    }

    private void Add(string name, string address)
    {
        if (address.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase))
            address = address["mailto:".Length..];
        if (address.Length == 0)
            return;
        var decoded = HeaderText.WithoutControls(EncodedWords.Decode(name)).Trim();
        _result.Add(new MailboxAddress(decoded.Length == 0 ? null : decoded, address));
    }

    /// <summary>What stands in angle brackets, its route and comments left out; a missing bracket ends at the comma.</summary>
    private string ReadAngle()
    {
        var address = new StringBuilder();
        while (_position < _text.Length)
        {
            var c = _text[_position];
            if (c == ',' && address.Length > 0 && address[0] != '@')
                break;
            _position++;
            if (c == '>')
                break;
            if (c == '"')
                ReadQuotedLocalPart(address);
            else if (c == '(')
                ReadComment();
            else if (c == ':' && address.Length > 0 && address[0] == '@')
                address.Clear();
            else if (c is not (' ' or '\t' or '<'))
                address.Append(c);
        }
        return HeaderText.WithoutControls(address.ToString());
    }

    private void ReadQuotedLocalPart(StringBuilder address)
    {
        var start = _position;
        ReadQuoted(new StringBuilder());
        var inner = _text.AsSpan(start, Math.Max(0, _position - start - 1));
        address.Append('"').Append(inner).Append('"');
    }

    private void ReadQuoted(StringBuilder target)
    {
        var (start, length) = (_position, target.Length);
        ReadUntil('"', target, isQuoted: true);
        if (_position < _text.Length && _text[_position] == '@' && _angle is null)
        {
            // A quoted local part keeps its quotes.
            target.Length = length;
            target.Append(_text, start - 1, _position - start + 1);
            _wordsHaveQuotes = true;
        }
    }

    /// <summary>Appends up to the terminator or the end, resolving quoted pairs.</summary>
    private void ReadUntil(char terminator, StringBuilder target, bool isQuoted = false)
    {
        while (_position < _text.Length)
        {
            var c = _text[_position++];
            if (c == '\\' && _position < _text.Length)
                c = _text[_position++];
            else if (c == terminator)
            {
                if (!isQuoted)
                    target.Append(c);
                return;
            }
            target.Append(c);
        }
    }

    /// <summary>Comments nest; the last one may be the name ("jane@example.org (Jane Doe)").</summary>
    private void ReadComment()
    {
        _comment.Clear();
        for (var depth = 1; _position < _text.Length;)
        {
            var c = _text[_position++];
            if (c == '\\' && _position < _text.Length)
                c = _text[_position++];
            else if (c == '(')
                depth++;
            else if (c == ')' && --depth == 0)
                return;
            _comment.Append(c);
        }
    }

    private void Clear()
    {
        _words.Clear();
        _comment.Clear();
        _angle = null;
        _wordsHaveQuotes = false;
        _wordsHaveAt = false;
    }

    private string WithoutBlanks(string text)
    {
        var source = HeaderText.WithoutControls(text);
        if (_wordsHaveQuotes || !source.AsSpan().ContainsAny(" \t"))
            return source.Trim();
        return source.Replace(" ", "", StringComparison.Ordinal).Replace("\t", "", StringComparison.Ordinal);
    }
}
