namespace ServiceDesk.Mail.Html;

/// <summary>
/// Makes the HTML of a mail safe to show. The input is cut into tags and text and written anew from an allow-list;
/// what comes out holds no element in which text and markup are read in two ways (script, svg, math, noscript,
/// template, textarea and so on), so that a browser reads exactly what was written: no mutation on parsing again.
/// No tree is built; time grows linearly with the input, and the limits of <see cref="SanitizeOptions"/> bound the
/// tree that a browser builds from the output.
/// </summary>
public static class HtmlSanitizer
{
    private static readonly SanitizeOptions Defaults = new();

    /// <summary>Sanitises HTML of any shape; never throws on its content. Doing it twice changes nothing more.</summary>
    public static SanitizedHtml Sanitize(string html, SanitizeOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(html);
        return Sanitize(html, SanitizePolicy.Mail, options ?? Defaults);
    }

    internal static SanitizedHtml Sanitize(string html, SanitizePolicy policy, SanitizeOptions options)
    {
        if (html.Length <= options.MaxLength)
        {
            var writer = new SanitizingWriter(policy, options);
            if (writer.TryWrite(new HtmlTokenizer(html)))
                return new(writer.Html, writer.HasRemoteContent, writer.RemovedSomething, IsPlainText: false);
        }
        return new(PlainTextHtml.FromText(Cut(HtmlText.FromHtml(html), options.MaxLength)), HasRemoteContent: false, RemovedSomething: true, IsPlainText: true);
    }

    private static string Cut(string text, int most)
    {
        if (text.Length <= most) return text;
        return string.Concat(text.AsSpan(0, char.IsHighSurrogate(text[most - 1]) ? most - 1 : most), "…");
    }
}
