namespace ServiceDesk.Mail.Mime;

/// <summary>Where a part wants to be shown, and its file name (RFC 2183).</summary>
public sealed class ContentDisposition
{
    private ContentDisposition(string disposition, ParameterList parameters)
    {
        Disposition = disposition;
        Parameters = parameters;
    }

    /// <summary>In lower case: <c>inline</c>, <c>attachment</c> or something unknown, which counts as an attachment.</summary>
    public string Disposition { get; }

    public bool IsInline => Disposition == "inline";

    public ParameterList Parameters { get; }

    public string? FileName => Parameters["filename"];

    internal static ContentDisposition Parse(string text)
    {
        var value = ParameterParser.Parse(text, out var parameters).Trim(' ', '\t', '"').ToLowerInvariant();
        // "; filename=x" names a file and nothing else.
        return new ContentDisposition(value.Length == 0 ? "attachment" : value, parameters);
    }
}
