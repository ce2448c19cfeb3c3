using ServiceDesk.Mail.Mime;

namespace ServiceDesk.Mail.Tnef;

/// <summary>Chooses among the forms in which TNEF holds a body.</summary>
internal static class TnefBody
{
    /// <param name="properties">Those of the message.</param>
    /// <param name="oldText">The body of writers that know no properties (attBody).</param>
    public static (string? Text, string? Html) Read(MapiProperties properties, string oldText)
    {
        var text = NullIfBlank(properties.Text(MapiProperty.Body)) ?? NullIfBlank(oldText);
        var html = NullIfBlank(Html(properties));
        if (html is null && properties.Bytes(MapiProperty.RtfCompressed) is { } compressed && CompressedRtf.Expand(compressed.Span) is { } rtf
            && RtfText.Read(rtf) is var (content, isHtml) && !string.IsNullOrWhiteSpace(content))
        {
            if (isHtml)
                html = content;
            else
                text ??= content;
        }
        return (text is null ? null : LineEnds.Normalise(text), html is null ? null : LineEnds.Normalise(html));
    }

    private static string? Html(MapiProperties properties)
    {
        if (properties.Bytes(MapiProperty.Html) is not { } bytes)
            return properties.Text(MapiProperty.Html);
        return TnefText.Decode(bytes.Span, properties.Number(MapiProperty.InternetCodePage) ?? 0);
    }

    private static string? NullIfBlank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
