using System.Globalization;
using System.Net;
using System.Text;
using ServiceDesk.Mail.Html;
using ServiceDesk.Templates;

namespace ServiceDesk.Sending;

/// <summary>Writes the text and the HTML of a mail side by side, block by block.</summary>
/// <param name="language">Whoever reads it reads this; it says where lines begin.</param>
internal sealed class MailBody(string language)
{
    private readonly StringBuilder text = new();
    private readonly StringBuilder html = new();

    public string Text => text.ToString().TrimEnd() + "\n";

    public string Html => $"<!DOCTYPE html><html{Direction}><body style=\"font-family:sans-serif;font-size:15px;line-height:1.5\">{html}</body></html>";

    // Said where it is not what mail programs take for granted. Of a language without words of its own, the words are English.
    private string Direction => CultureInfo.GetCultureInfo(BuiltInTemplates.LanguageOf(language)).TextInfo.IsRightToLeft ? " dir=\"rtl\"" : "";

    public MailBody Paragraph(string words)
    {
        text.Append(words).Append("\n\n");
        html.Append("<p>").Append(WebUtility.HtmlEncode(words).Replace("\n", "<br>", StringComparison.Ordinal)).Append("</p>");
        return this;
    }

    /// <summary>The line above which an answer is looked for.</summary>
    public MailBody Marker(string words)
    {
        text.Append(words).Append("\n\n");
        html.Append("<p style=\"color:#6b7280;font-size:12px\">").Append(WebUtility.HtmlEncode(words)).Append("</p>");
        return this;
    }

    /// <summary>What a template has made.</summary>
    public MailBody Add(RenderedText piece)
    {
        text.Append(piece.Text.TrimEnd()).Append("\n\n");
        html.Append(piece.Html);
        return this;
    }

    public MailBody Link(string words, string address)
    {
        text.Append(words).Append('\n').Append(address).Append("\n\n");
        html.Append("<p>").Append(WebUtility.HtmlEncode(words)).Append("<br><a href=\"").Append(WebUtility.HtmlEncode(address)).Append("\">")
            .Append(WebUtility.HtmlEncode(address)).Append("</a></p>");
        return this;
    }

    public MailBody Quote(string introduction, string quoted)
    {
        text.Append(introduction).Append('\n');
        foreach (var line in quoted.TrimEnd().Split('\n'))
            text.Append("> ").Append(line.TrimEnd('\r')).Append('\n');
        text.Append('\n');
        html.Append("<p>").Append(WebUtility.HtmlEncode(introduction)).Append("</p><blockquote type=\"cite\" style=\"margin:0;padding-left:1em;border-left:2px solid #d1d5db\">")
            .Append(PlainTextHtml.FromText(quoted)).Append("</blockquote>");
        return this;
    }

    /// <summary>A line across.</summary>
    public MailBody Rule()
    {
        text.Append('-', 40).Append("\n\n");
        html.Append("<hr>");
        return this;
    }

    public MailBody Signature(params string[] lines)
    {
        text.Append("-- \n").AppendJoin('\n', lines).Append("\n\n");
        html.Append("<p style=\"color:#4b5563\">").AppendJoin("<br>", lines.Select(WebUtility.HtmlEncode)).Append("</p>");
        return this;
    }
}
