using System.Text;

namespace ServiceDesk.Mail.Html;

/// <summary>Writes the allowed attributes of a tag, addresses and declarations filtered.</summary>
internal sealed class AttributeWriter(SanitizePolicy policy, SanitizeOptions options)
{
    private const string RemoteSource = "data-remote-src";
    private const string ContentIdSource = "data-content-id";

    public bool HasRemoteContent { get; private set; }

    public bool RemovedSomething { get; private set; }

    public void Write(string element, HtmlTokenizer tag, StringBuilder output)
    {
        if (element == "img") WriteSource(tag, output);
        var isLink = false;
        foreach (var (name, value) in tag.Attributes)
        {
            if (IsWrittenAnew(element, name)) continue;
            if (!policy.Allows(element, name))
            {
                RemovedSomething |= SanitizePolicy.IsActiveAttribute(name);
            }
            else if (name == "style")
            {
                var declarations = StyleDeclarations.Filter(value, out var refused);
                RemovedSomething |= refused;
                if (declarations.Length > 0) Append(output, name, declarations);
            }
            else if (name == "href")
            {
                var link = UrlFilter.Link(value);
                isLink = link is not null;
                if (link is not null) Append(output, name, link);
                else RemovedSomething |= value.Trim().Length > 0 && !value.TrimStart().StartsWith('#');
            }
            else
            {
                Append(output, name, value);
            }
        }
        if (isLink) output.Append(" rel=\"noopener noreferrer nofollow\" target=\"_blank\"");
    }

    /// <summary>Attributes that this class gives by itself, so that those of the input say nothing.</summary>
    private static bool IsWrittenAnew(string element, string name) => element switch
    {
        "a" => name is "rel" or "target",
        "img" => name is "src" or RemoteSource or ContentIdSource,
        _ => false,
    };

    private void WriteSource(HtmlTokenizer tag, StringBuilder output)
    {
        var source = UrlFilter.Clean(tag.Attribute(RemoteSource) ?? tag.Attribute("src") ?? "");
        var contentId = tag.Attribute(ContentIdSource) ?? UrlFilter.ContentId(source);
        if (contentId is not null)
        {
            // The identifier stays beside the address, so that sanitising again finds the part again.
            if (options.ResolveContentId?.Invoke(contentId) is { } address) Append(output, "src", address);
            Append(output, ContentIdSource, contentId);
        }
        else if (UrlFilter.IsRemote(source))
        {
            HasRemoteContent = true;
            Append(output, options.AllowRemoteImages ? "src" : RemoteSource, UrlFilter.WithScheme(source));
        }
        else if (UrlFilter.IsImageData(source))
        {
            Append(output, "src", source);
        }
        else
        {
            RemovedSomething |= source.Length > 0;
        }
    }

    private static void Append(StringBuilder output, string name, string value) =>
        output.Append(' ').Append(name).Append("=\"").AppendEncoded(value, inAttribute: true).Append('"');
}
