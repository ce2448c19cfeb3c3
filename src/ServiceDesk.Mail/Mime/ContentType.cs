using System.Buffers;

namespace ServiceDesk.Mail.Mime;

/// <summary>A media type with its parameters (RFC 2045 section 5).</summary>
public sealed class ContentType
{
    private static readonly SearchValues<char> NotToken = SearchValues.Create(" \t()<>@,;:\\\"/[]?=");

    private ContentType(string mediaType, string mediaSubtype, ParameterList parameters)
    {
        MediaType = mediaType;
        MediaSubtype = mediaSubtype;
        Parameters = parameters;
    }

    /// <summary>In lower case, for instance <c>text</c>.</summary>
    public string MediaType { get; }

    /// <summary>In lower case, for instance <c>plain</c>.</summary>
    public string MediaSubtype { get; }

    /// <summary>Type and subtype in lower case, for instance <c>text/plain</c>.</summary>
    public string MimeType => $"{MediaType}/{MediaSubtype}";

    public ParameterList Parameters { get; }

    public string? Charset => Parameters["charset"];

    public string? Name => Parameters["name"];

    internal string? Boundary => Parameters["boundary"]?.TrimEnd();

    /// <summary>Whether it is this type; "*" as the subtype stands for any.</summary>
    public bool Is(string mediaType, string mediaSubtype) =>
        MediaType == mediaType && (mediaSubtype == "*" || MediaSubtype == mediaSubtype);

    /// <summary>Reads a field body. Never throws: what has no subtype is <c>text/plain</c> or, for an unknown word, <c>application/octet-stream</c>.</summary>
    public static ContentType Parse(string text)
    {
        var value = ParameterParser.Parse(text, out var parameters);
        var slash = value.IndexOf('/', StringComparison.Ordinal);
        var type = Token(slash < 0 ? value : value[..slash]);
        var subtype = slash < 0 ? "" : Token(value[(slash + 1)..]);
        if (type.Length > 0 && subtype.Length > 0)
            return new ContentType(type, subtype, parameters);
        // RFC 2045 section 5.2 takes what cannot be understood for plain text; "text" alone is seen, "pdf" too.
        return type is "" or "text" or "plain"
            ? new ContentType("text", "plain", parameters)
            : new ContentType("application", "octet-stream", parameters);
    }

    public override string ToString() => MimeType;

    /// <summary>The leading characters of a token, in lower case.</summary>
    private static string Token(string word)
    {
        var trimmed = word.Trim(' ', '\t', '"');
        var end = trimmed.AsSpan().IndexOfAny(NotToken);
        return (end < 0 ? trimmed : trimmed[..end]).ToLowerInvariant();
    }
}
