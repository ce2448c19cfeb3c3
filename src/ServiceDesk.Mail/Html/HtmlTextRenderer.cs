using System.Globalization;

namespace ServiceDesk.Mail.Html;

/// <summary>Turns tokens into laid-out text, and notes where marked elements stand in it. Once only.</summary>
/// <param name="mark">Tells what a start tag marks, or null for most; null marks nothing.</param>
internal sealed class HtmlTextRenderer(Func<HtmlTokenizer, TextRegionKind?>? mark = null)
{
    /// <summary>What showing depth may cost: more than any mail of people needs, and never much more than the HTML itself.</summary>
    private const int DepthFloor = 16 * 1024;

    private readonly TextLayout _layout = new();
    private readonly List<TextRegion> _regions = [];

    /// <summary>Number of the next item of each open list; null for a list without numbers.</summary>
    private readonly Stack<int?> _lists = new();
    private int _preformatted;

    /// <summary>A line end right after the tag of preformatted text is no part of it (HTML standard, 13.2.6.4.7).</summary>
    private bool _afterPreformattedTag;
    private string? _linkTarget;
    private int _linkStart;

    /// <summary>The marked element that is open: name, elements of that name within it, kind, start.</summary>
    private (string Name, int Depth, TextRegionKind Kind, int Start)? _marked;

    /// <summary>The regions in the order of their starts; they do not overlap.</summary>
    public IReadOnlyList<TextRegion> Regions => _regions;

    public string Render(HtmlTokenizer tokens)
    {
        _layout.DepthLeft = DepthFloor + tokens.Length;
        while (tokens.Read())
        {
            switch (tokens.Kind)
            {
                case HtmlTokenKind.Text:
                    Text(tokens.Text);
                    break;
                case HtmlTokenKind.RawText when tokens.Name is "textarea" or "xmp":
                    Text(tokens.Text);
                    break;
                case HtmlTokenKind.StartTag:
                    Mark(tokens);
                    Start(tokens);
                    break;
                case HtmlTokenKind.EndTag:
                    End(tokens.Name);
                    Unmark(tokens.Name);
                    break;
            }
        }
        EndLink();
        if (_marked is { } open) _regions.Add(new(open.Kind, open.Start, _layout.Length));
        return _layout.ToString();
    }

    private void Text(string text)
    {
        if (_preformatted > 0) _layout.WritePreformatted(_afterPreformattedTag && text.StartsWith('\n') ? text[1..] : text);
        else _layout.Write(text);
        _afterPreformattedTag = false;
    }

    private void Mark(HtmlTokenizer tag)
    {
        if (_marked is { } open)
        {
            if (open.Name == tag.Name) _marked = open with { Depth = open.Depth + 1 };
            return;
        }
        if (mark?.Invoke(tag) is not { } kind) return;
        _layout.Break(1);
        if (kind == TextRegionKind.QuoteToEnd || ElementNesting.IsVoid(tag.Name)) _regions.Add(new(kind, _layout.Length, _layout.Length));
        else _marked = (tag.Name, 1, kind, _layout.Length);
    }

    private void Unmark(string name)
    {
        if (_marked is not { } open || open.Name != name) return;
        _marked = open with { Depth = open.Depth - 1 };
        if (open.Depth > 1) return;
        _regions.Add(new(open.Kind, open.Start, _layout.Length));
        _marked = null;
        _layout.Break(1);
    }

    private void Start(HtmlTokenizer tag)
    {
        switch (tag.Name)
        {
            case "br": _layout.LineBreak(); break;
            case "hr": Rule(); break;
            case "img": Image(tag.Attribute("alt")); break;
            case "a": StartLink(tag.Attribute("href")); break;
            case "li": Item(); break;
            case "ul" or "dir" or "menu": StartList(null); break;
            case "ol": StartList(int.TryParse(tag.Attribute("start"), NumberStyles.Integer, CultureInfo.InvariantCulture, out var start) ? start : 1); break;
            case "pre" or "xmp" or "textarea":
                _layout.Break(tag.Name == "pre" ? 2 : 1);
                _preformatted++;
                _afterPreformattedTag = true;
                break;
            case "blockquote":
                _layout.Break(1);
                _layout.Quote++;
                break;
            default: _layout.Break(BreaksAround(tag.Name)); break;
        }
    }

    private void End(string name)
    {
        switch (name)
        {
            case "a": EndLink(); break;
            case "td" or "th": _layout.EndCell(); break;
            case "ul" or "ol" or "dir" or "menu":
                if (_lists.Count > 0) _lists.Pop();
                _layout.Break(_lists.Count == 0 ? 2 : 1);
                break;
            case "pre" or "xmp" or "textarea":
                _preformatted = Math.Max(0, _preformatted - 1);
                _layout.Break(name == "pre" ? 2 : 1);
                break;
            case "blockquote":
                _layout.Break(1);
                _layout.Quote = Math.Max(0, _layout.Quote - 1);
                break;
            case "li": _layout.Break(1); break;
            case "br": _layout.LineBreak(); break;
            default: _layout.Break(BreaksAround(name)); break;
        }
    }

    private static int BreaksAround(string name) => name switch
    {
        "p" or "h1" or "h2" or "h3" or "h4" or "h5" or "h6" or "dl" or "table" => 2,
        "div" or "center" or "section" or "article" or "header" or "footer" or "address" or "aside" or "main" or "nav"
            or "figure" or "figcaption" or "tr" or "caption" or "thead" or "tbody" or "tfoot" or "dt" or "dd" or "form"
            or "fieldset" or "legend" or "details" or "summary" or "body" or "option" or "dialog" => 1,
        _ => 0,
    };

    private void Rule()
    {
        _layout.Break(1);
        _layout.Write("----------");
        _layout.Break(1);
    }

    private void Image(string? alternative)
    {
        if (!string.IsNullOrWhiteSpace(alternative)) _layout.Write("[" + alternative.Trim() + "]");
    }

    private void StartList(int? first)
    {
        _layout.Break(_lists.Count == 0 ? 2 : 1);
        _lists.Push(first);
    }

    private void Item()
    {
        _layout.EndMark();
        _layout.Break(1);
        var mark = "- ";
        if (_lists.TryPop(out var number))
        {
            if (number is { } n) mark = n.ToString(CultureInfo.InvariantCulture) + ". ";
            _lists.Push(number is int.MaxValue ? number : number + 1);
        }
        _layout.WriteMark(mark, Math.Max(0, _lists.Count - 1) * 2);
    }

    private void StartLink(string? href)
    {
        EndLink();
        _linkTarget = href is null ? null : UrlFilter.Link(href);
        _linkStart = _layout.Length;
    }

    /// <summary>Writes the target after the link's text, unless the text says the same.</summary>
    private void EndLink()
    {
        if (_linkTarget is not { } target) return;
        _linkTarget = null;
        if (target.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase)) target = target[7..];
        else if (target.StartsWith("tel:", StringComparison.OrdinalIgnoreCase)) target = target[4..];
        var text = _layout.TextFrom(_linkStart);
        if (Essence(text) == Essence(target)) return;
        _layout.Write(string.IsNullOrWhiteSpace(text) ? target : " <" + target + ">");
    }

    private static string Essence(string link)
    {
        var essence = string.Concat(link.Where(c => !char.IsWhiteSpace(c) && c is not ('<' or '>'))).ToLowerInvariant();
        foreach (var prefix in (string[])["https://", "http://", "www."])
            if (essence.StartsWith(prefix, StringComparison.Ordinal)) essence = essence[prefix.Length..];
        return essence.TrimEnd('/');
    }
}
