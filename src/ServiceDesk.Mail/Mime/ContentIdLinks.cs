using System.Buffers;

namespace ServiceDesk.Mail.Mime;

/// <summary>The content identifiers that an HTML text links to (RFC 2392).</summary>
internal sealed class ContentIdLinks
{
    private static readonly SearchValues<char> AfterLink = SearchValues.Create("\"' \t\r\n>)");
    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);

    public bool Contains(string contentId) => _ids.Contains(contentId);

    public static ContentIdLinks In(string? html)
    {
        var links = new ContentIdLinks();
        if (html is null)
            return links;
        var rest = html.AsSpan();
        while (rest.IndexOf("cid:", StringComparison.OrdinalIgnoreCase) is var at and >= 0)
        {
            rest = rest[(at + 4)..];
            var end = rest.IndexOfAny(AfterLink);
            var id = end < 0 ? rest : rest[..end];
            links._ids.Add(Uri.UnescapeDataString(id.ToString()));
            rest = rest[id.Length..];
        }
        return links;
    }
}
