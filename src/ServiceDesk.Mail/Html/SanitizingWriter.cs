using System.Collections.Frozen;
using System.Text;

namespace ServiceDesk.Mail.Html;

/// <summary>Writes a balanced fragment of allowed elements from the tokens of HTML. Once only.</summary>
internal sealed class SanitizingWriter(SanitizePolicy policy, SanitizeOptions options)
{
    /// <summary>HTML elements that end a drawing or formula that they stand in (HTML standard, 13.2.6.5).</summary>
    private static readonly FrozenSet<string> EndsForeign = FrozenSet.ToFrozenSet([
        "blockquote", "body", "br", "center", "div", "dl", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "li", "ol", "p", "pre",
        "table", "ul"]);

    private readonly StringBuilder _output = new();
    private readonly List<OpenElement> _open = [];
    private readonly AttributeWriter _attributes = new(policy, options);

    /// <summary>The drawing or formula whose content is being passed over.</summary>
    private string? _foreign;
    private int _foreignDepth;
    private string? _styleMedia;

    public string Html => _output.ToString();

    public bool HasRemoteContent => _attributes.HasRemoteContent;

    public bool RemovedSomething { get; private set; }

    /// <summary>False when a limit was passed; what was written until then is to be thrown away.</summary>
    public bool TryWrite(HtmlTokenizer tokens)
    {
        var tags = 0;
        while (tokens.Read())
        {
            switch (tokens.Kind)
            {
                case HtmlTokenKind.Text when _foreign is null:
                    _output.AppendEncoded(tokens.Text);
                    break;
                case HtmlTokenKind.RawText when _foreign is null:
                    WriteRaw(tokens.Name, tokens.Text);
                    break;
                case HtmlTokenKind.StartTag:
                    tags++;
                    Start(tokens);
                    break;
                case HtmlTokenKind.EndTag:
                    tags++;
                    End(tokens.Name);
                    break;
            }
            if (tags > options.MaxTags || _open.Count > options.MaxDepth) return false;
        }
        CloseTo(0);
        RemovedSomething |= _attributes.RemovedSomething;
        return true;
    }

    private void Start(HtmlTokenizer tag)
    {
        if (_foreign is not null && !LeavesForeign(tag.Name, tag.IsSelfClosing)) return;
        if (tag.Name is "svg" or "math")
        {
            if (!tag.IsSelfClosing) (_foreign, _foreignDepth) = (tag.Name, 1);
            RemovedSomething = true;
            return;
        }
        if (tag.Name == "style")
        {
            _styleMedia = tag.Attribute("media");
            return;
        }
        if (tag.Name == "meta")
        {
            RemovedSomething |= string.Equals(tag.Attribute("http-equiv")?.Trim(), "refresh", StringComparison.OrdinalIgnoreCase);
            return;
        }
        var element = tag.Name == "image" ? "img" : tag.Name;
        if (element == "body") element = BodyAsDivision(tag);
        if (!policy.Elements.Contains(element))
        {
            RemovedSomething |= SanitizePolicy.IsActive(element) || HasHandler(tag);
            return;
        }
        CloseWhatEndsHere(element);
        _output.Append('<').Append(element);
        _attributes.Write(element, tag, _output);
        _output.Append('>');
        if (!ElementNesting.IsVoid(element)) _open.Add(new(tag.Name, element));
    }

    /// <summary>A body's colours belong to the mail; they move to a division. A bare body is structure alone.</summary>
    private static string BodyAsDivision(HtmlTokenizer tag) =>
        (tag.Attribute("style") ?? tag.Attribute("bgcolor") ?? tag.Attribute("dir") ?? tag.Attribute("class")) is null ? "body" : "div";

    private static bool HasHandler(HtmlTokenizer tag) => tag.Attributes.Any(a => a.Name.StartsWith("on", StringComparison.Ordinal));

    private bool LeavesForeign(string name, bool selfClosing)
    {
        if (name == _foreign && !selfClosing) _foreignDepth++;
        if (!EndsForeign.Contains(name)) return false;
        _foreign = null;
        return true;
    }

    private void CloseWhatEndsHere(string element)
    {
        if (ElementNesting.EndsOpenParagraph(element)) CloseOutermost(element, ["p"]);
        var ends = ElementNesting.Ends(element);
        if (ends.Length > 0) CloseOutermost(element, ends);
    }

    private void CloseOutermost(string element, string[] ends)
    {
        var found = -1;
        for (var i = _open.Count - 1; i >= 0 && !ElementNesting.IsBarrier(_open[i].Output, element); i--)
            if (Array.IndexOf(ends, _open[i].Output) >= 0) found = i;
        if (found >= 0) CloseTo(found);
    }

    private void End(string name)
    {
        if (_foreign is not null)
        {
            if (name == _foreign && --_foreignDepth == 0) _foreign = null;
            return;
        }
        for (var i = _open.Count - 1; i >= 0; i--)
        {
            if (_open[i].Source == name)
            {
                CloseTo(i);
                return;
            }
            if (ElementNesting.IsBarrier(_open[i].Output, name)) return;
        }
    }

    private void CloseTo(int depth)
    {
        for (var i = _open.Count - 1; i >= depth; i--) _output.Append("</").Append(_open[i].Output).Append('>');
        _open.RemoveRange(depth, _open.Count - depth);
    }

    private void WriteRaw(string element, string content)
    {
        switch (element)
        {
            case "textarea" or "xmp":
                _output.AppendEncoded(content);
                break;
            case "style" when policy.Styles && options.KeepStyleElements:
                var sheet = StyleSheetFilter.Filter(content, out var refused);
                RemovedSomething |= refused;
                if (sheet.Length == 0) break;
                _output.Append("<style");
                if (StyleSheetFilter.IsSafeMedia(_styleMedia)) _output.Append(" media=\"").AppendEncoded(_styleMedia, inAttribute: true).Append('"');
                _output.Append('>').Append(sheet).Append("</style>");
                break;
            case "style" or "title":
                break;
            default:
                RemovedSomething |= content.Length > 0;
                break;
        }
    }

    /// <summary>An element that was written: what it was called and what it is called now.</summary>
    private readonly record struct OpenElement(string Source, string Output);
}
