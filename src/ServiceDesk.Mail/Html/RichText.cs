namespace ServiceDesk.Mail.Html;

/// <summary>
/// Sanitises what the desk's own editor submits: paragraphs, emphasis, lists, quotations, code, one heading and links.
/// No images, no styles, no classes.
/// </summary>
public static class RichText
{
    private static readonly SanitizeOptions Options = new() { KeepStyleElements = false, MaxLength = 1_000_000, MaxDepth = 100, MaxTags = 50_000 };

    /// <summary>Gives the HTML to store and to send; over a million characters, 50,000 tags or 100 levels, its plain text.</summary>
    public static string Sanitize(string html)
    {
        ArgumentNullException.ThrowIfNull(html);
        return HtmlSanitizer.Sanitize(html, SanitizePolicy.Editor, Options).Html;
    }
}
