using System.Collections.Frozen;

namespace ServiceDesk.Mail.Html;

/// <summary>
/// Cuts HTML into tags and text in one pass, in linear time and without a tree, so that no nesting can slow it down.
/// Comments, doctypes and processing instructions are passed over. Where the HTML standard would drop what is
/// unfinished at the end of the input, this gives it as text: nothing that somebody wrote is lost.
/// </summary>
internal sealed class HtmlTokenizer
{
    /// <summary>Attributes of one tag beyond this number are passed over.</summary>
    public const int MaxAttributes = 64;

    private static readonly FrozenSet<string> RawElements = FrozenSet.ToFrozenSet(
        ["script", "style", "title", "textarea", "iframe", "noembed", "noframes", "xmp"]);

    private static readonly FrozenSet<string> RawWithReferences = FrozenSet.ToFrozenSet(["title", "textarea"]);

    private readonly string _html;

    /// <summary>Raw elements that are known to have no end tag from here on: each is searched for in vain only once.</summary>
    private readonly HashSet<string> _unclosed = [];
    private readonly List<HtmlAttribute> _attributes = [];
    private readonly int _lastClose;
    private bool _noMoreComments;
    private string? _rawElement;
    private int _at;

    public HtmlTokenizer(string html)
    {
        _html = html.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').Replace('\0', '\uFFFD');
        _lastClose = _html.LastIndexOf('>');
    }

    /// <summary>Characters of the HTML.</summary>
    public int Length => _html.Length;

    public HtmlTokenKind Kind { get; private set; }

    /// <summary>The name of the tag, in lower case; of a raw text, its element's.</summary>
    public string Name { get; private set; } = "";

    /// <summary>The characters of a text or raw text.</summary>
    public string Text { get; private set; } = "";

    /// <summary>The tag ends with "/&gt;"; that means something in drawings and formulas alone.</summary>
    public bool IsSelfClosing { get; private set; }

    public IReadOnlyList<HtmlAttribute> Attributes => _attributes;

    /// <summary>Moves to the next token; false at the end.</summary>
    public bool Read()
    {
        _attributes.Clear();
        while (_at < _html.Length)
        {
            if (_rawElement is { } raw)
            {
                _rawElement = null;
                if (ReadRaw(raw)) return true;
            }
            if (_html[_at] != '<') return ReadText(_at);
            var next = _at + 1 < _html.Length ? _html[_at + 1] : ' ';
            if (char.IsAsciiLetter(next)) return ReadTag(_at + 1, HtmlTokenKind.StartTag);
            if (next == '/' && _at + 2 < _html.Length && char.IsAsciiLetter(_html[_at + 2]))
                return ReadTag(_at + 2, HtmlTokenKind.EndTag);
            if (next is not ('!' or '?' or '/') || !PassComment()) return ReadText(_at);
        }
        return false;
    }

    /// <summary>The value of an attribute, or null.</summary>
    public string? Attribute(string name)
    {
        foreach (var attribute in _attributes)
            if (attribute.Name == name) return attribute.Value;
        return null;
    }

    private bool ReadText(int from)
    {
        var end = _html.IndexOf('<', from + 1);
        return TextTo(end < 0 ? _html.Length : end);
    }

    private bool TextTo(int end)
    {
        Kind = HtmlTokenKind.Text;
        Name = "";
        Text = CharacterReferences.Decode(_html.AsSpan(_at, end - _at));
        _at = end;
        return true;
    }

    private bool ReadRaw(string name)
    {
        if (_unclosed.Contains(name)) return false;
        for (var from = _at; ;)
        {
            var end = _html.IndexOf("</" + name, from, StringComparison.OrdinalIgnoreCase);
            if (end < 0)
            {
                _unclosed.Add(name);
                return false;
            }
            var after = end + 2 + name.Length;
            if (after < _html.Length && !IsSpace(_html[after]) && _html[after] is not ('/' or '>'))
            {
                from = after;
                continue;
            }
            var content = _html.AsSpan(_at, end - _at);
            Kind = HtmlTokenKind.RawText;
            Name = name;
            Text = RawWithReferences.Contains(name) ? CharacterReferences.Decode(content) : content.ToString();
            _at = end;
            return true;
        }
    }

    /// <summary>Passes over a comment, doctype or the like; false when it has no end, and so is text.</summary>
    private bool PassComment()
    {
        if (!_html.AsSpan(_at).StartsWith("<!--"))
        {
            var end = _at > _lastClose ? -1 : _html.IndexOf('>', _at);
            if (end < 0) return false;
            _at = end + 1;
            return true;
        }
        if (_noMoreComments) return false;
        var rest = _html.AsSpan(_at + 4);
        if (rest.StartsWith(">")) { _at += 5; return true; }
        if (rest.StartsWith("->")) { _at += 6; return true; }
        for (var close = _html.IndexOf("--", _at + 4, StringComparison.Ordinal); close >= 0;
             close = _html.IndexOf("--", close + 1, StringComparison.Ordinal))
        {
            var after = _html.AsSpan(close + 2);
            if (after.StartsWith(">")) { _at = close + 3; return true; }
            if (after.StartsWith("!>")) { _at = close + 4; return true; }
        }
        _noMoreComments = true;
        return false;
    }

    private bool ReadTag(int from, HtmlTokenKind kind)
    {
        var at = from;
        while (at < _html.Length && !IsSpace(_html[at]) && _html[at] is not ('/' or '>')) at++;
        var name = _html[from..at].ToLowerInvariant();
        while (true)
        {
            while (at < _html.Length && (IsSpace(_html[at]) || _html[at] == '/')) at++;
            if (at >= _html.Length)
            {
                // The tag never ends. All the rest is text, at once: trying each later '<' again would be quadratic.
                _attributes.Clear();
                return TextTo(_html.Length);
            }
            if (_html[at] == '>') break;
            at = ReadAttribute(at);
        }
        IsSelfClosing = _html[at - 1] == '/';
        _at = at + 1;
        Kind = kind;
        Name = name;
        Text = "";
        if (kind == HtmlTokenKind.StartTag && RawElements.Contains(name)) _rawElement = name;
        return true;
    }

    private int ReadAttribute(int at)
    {
        var from = at;
        // A '=' in the first place belongs to the name (HTML standard, 13.2.5.32).
        at++;
        while (at < _html.Length && !IsSpace(_html[at]) && _html[at] is not ('/' or '>' or '=')) at++;
        var name = _html[from..at].ToLowerInvariant();
        var value = "";
        while (at < _html.Length && IsSpace(_html[at])) at++;
        if (at < _html.Length && _html[at] == '=')
        {
            at++;
            while (at < _html.Length && IsSpace(_html[at])) at++;
            if (at < _html.Length && _html[at] is '"' or '\'')
            {
                var close = _html.IndexOf(_html[at], at + 1);
                if (close < 0) return _html.Length;
                value = CharacterReferences.Decode(_html.AsSpan(at + 1, close - at - 1));
                at = close + 1;
            }
            else
            {
                from = at;
                while (at < _html.Length && !IsSpace(_html[at]) && _html[at] != '>') at++;
                value = CharacterReferences.Decode(_html.AsSpan(from, at - from));
            }
        }
        // The first of two equal names counts, as in browsers.
        if (_attributes.Count < MaxAttributes && Attribute(name) is null) _attributes.Add(new(name, value));
        return at;
    }

    internal static bool IsSpace(char c) => c is ' ' or '\n' or '\t' or '\f' or '\r';
}
