using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace ServiceDesk.Templates.Xslt;

/// <summary>The words of a mail or of another notice.</summary>
/// <param name="Subject">On one line; null: the caller's own.</param>
/// <param name="Text">With line ends <c>\n</c>; blank lines part paragraphs.</param>
public sealed record NotificationOutput(string? Subject, string Text) : XsltOutput
{
    public const int SubjectLength = 200;

    private const string FirstWord = "Subject:";

    /// <exception cref="FormatException">It has no text, or its XML is not that of a mail.</exception>
    internal static NotificationOutput Parse(string text)
    {
        var seen = text.ReplaceLineEndings("\n").Trim();
        var (subject, body) = seen.StartsWith("<?xml", StringComparison.Ordinal) || seen.StartsWith("<mail", StringComparison.Ordinal) ? OfXml(seen) : OfText(seen);
        subject = subject is null ? null : OneLine(subject);
        if (body.Trim('\n', ' ') is not { Length: > 0 } words)
            throw new FormatException("The template wrote a mail without a text; expected words behind the subject, or in <text>. Check what it selects.");
        if (subject is { Length: > SubjectLength })
            throw new FormatException($"The template wrote a subject of {subject.Length} characters; at most {SubjectLength} fit. Shorten it with substring().");
        return new(subject is { Length: > 0 } ? subject : null, words);
    }

    private static (string? Subject, string Text) OfText(string seen)
    {
        if (!seen.StartsWith(FirstWord, StringComparison.OrdinalIgnoreCase))
            return (null, seen);
        var end = seen.IndexOf('\n', StringComparison.Ordinal);
        return end < 0 ? (seen[FirstWord.Length..], "") : (seen[FirstWord.Length..end], seen[end..]);
    }

    private static (string? Subject, string Text) OfXml(string seen)
    {
        try
        {
            using var reader = XmlReader.Create(new StringReader(seen), StylesheetRules.Reading);
            var mail = XElement.Load(reader);
            if (mail.Name != "mail")
                throw new FormatException($"The template wrote <{mail.Name.LocalName}>; expected <mail><subject>…</subject><text>…</text></mail>, or text alone with <xsl:output method=\"text\"/>.");
            if (mail.Elements().FirstOrDefault(x => x.Name != "subject" && x.Name != "text") is { } other)
                throw new FormatException($"The template wrote <{other.Name.LocalName}> in <mail>; expected <subject> and <text> alone.");
            if (mail.Elements("subject").Count() > 1 || mail.Elements("text").Count() != 1)
                throw new FormatException("The template wrote <mail> with several subjects, or without exactly one text; expected <mail><subject>…</subject><text>…</text></mail>.");
            return (mail.Element("subject")?.Value, Margined(mail.Element("text")!.Value));
        }
        catch (XmlException e)
        {
            throw new FormatException($"The template wrote “{Shown(seen)}”, which is no XML: {e.Message} Begin the stylesheet with <xsl:output method=\"text\"/> for text alone.", e);
        }
    }

    /// <summary>Takes away what the first line behind the element's own stands in by, as the stylesheet's lines do, from every line that has it.</summary>
    private static string Margined(string text)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        var margin = lines.Skip(1).FirstOrDefault(x => !string.IsNullOrWhiteSpace(x)) is { } first ? first.Length - first.TrimStart(' ').Length : 0;
        return string.Join('\n', lines.Select((x, i) => (i == 0 ? x.TrimStart(' ') : x[Math.Min(margin, x.Length - x.TrimStart(' ').Length)..]).TrimEnd()));
    }

    private static string OneLine(string subject)
    {
        var line = new StringBuilder(subject.Length);
        foreach (var c in subject)
            line.Append(char.IsControl(c) || c is '\u2028' or '\u2029' ? ' ' : c);
        return string.Join(' ', line.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }
}
