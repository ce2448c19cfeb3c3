using System.Net;
using System.Text;

namespace ServiceDesk.Mail.Mime;

/// <summary>The readable pieces of a body in order; each has a text, an HTML, or both forms of the same.</summary>
internal sealed class BodySegments
{
    private readonly List<(string? Text, string? Html)> _items = [];

    public bool IsEmpty => _items.Count == 0;

    public bool IsBlank => _items.TrueForAll(item => string.IsNullOrWhiteSpace(item.Text) && string.IsNullOrWhiteSpace(item.Html));

    public void Add(string? text, string? html)
    {
        if (text is not null || html is not null)
            _items.Add((text, html));
    }

    /// <summary>Takes a preamble for the text where the parts have none, unless it is the usual notice to readers without MIME.</summary>
    public void AddPreamble(Multipart multipart)
    {
        var text = LineEnds.Normalise(Charsets.Decode(multipart.Preamble.Span, multipart.ContentType.Charset));
        if (!string.IsNullOrWhiteSpace(text) && !text.Contains("MIME", StringComparison.OrdinalIgnoreCase))
            Add(text, null);
    }

    /// <summary>All texts, each beginning on a line of its own; null where no piece has one.</summary>
    public string? Text()
    {
        var texts = _items.Where(item => item.Text is not null).Select(item => item.Text!).ToList();
        if (texts.Count <= 1)
            return texts.Count == 0 ? null : texts[0];
        var joined = new StringBuilder();
        foreach (var text in texts)
        {
            if (joined.Length > 0 && joined[^1] != '\n')
                joined.Append('\n');
            joined.Append(text);
        }
        return joined.ToString();
    }

    /// <summary>All pieces as HTML, plain ones escaped, so that nothing is missing from it; null where no piece has HTML.</summary>
    public string? Html()
    {
        if (!_items.Exists(item => item.Html is not null))
            return null;
        var joined = new StringBuilder();
        foreach (var (text, html) in _items)
        {
            if (html is not null)
                joined.Append(html);
            else if (!string.IsNullOrWhiteSpace(text))
                joined.Append("\n<pre>").Append(WebUtility.HtmlEncode(text)).Append("</pre>\n");
        }
        return joined.ToString();
    }
}
