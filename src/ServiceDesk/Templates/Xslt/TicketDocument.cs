using System.Text;
using System.Text.Json;
using System.Xml;
using System.Xml.Linq;

namespace ServiceDesk.Templates.Xslt;

/// <summary>What a template sees of one ticket: the element <c>ticket</c> of docs/templates.md.</summary>
/// <param name="Number">Of the ticket.</param>
/// <param name="Root">The element.</param>
public sealed record TicketDocument(int Number, XElement Root)
{
    /// <summary>For workers: no white space that is not the ticket's own.</summary>
    public string Xml => Root.ToString(SaveOptions.DisableFormatting);

    /// <summary>For people to read.</summary>
    public string Indented => Root.ToString();
}

/// <summary>Who reads what the template writes.</summary>
public enum TemplateReader
{
    /// <summary>Or nobody, as with importance and timers.</summary>
    Staff = 1,

    /// <summary>Notes and history are left out of the document: what is not in it cannot get into a mail.</summary>
    Requester = 2,
}

/// <summary>What led to a notification.</summary>
/// <param name="Name">Such as <c>assigned</c>.</param>
/// <param name="By">The name of who did it; null: the desk itself.</param>
/// <param name="Why">As history tells it.</param>
public sealed record TicketEvent(string Name, string? By = null, string? Why = null);

/// <summary>For whom and about what a document is made.</summary>
public sealed record TicketDocumentRequest
{
    public TemplateReader Reader { get; init; } = TemplateReader.Staff;
    public TicketEvent? Event { get; init; }

    /// <summary>The language that the output is wanted in, two letters; null: the requester's, or the tenant's.</summary>
    public string? Language { get; init; }

    /// <summary>Where the reader finds the ticket; null: its page for staff, or the request's for those who sign in.</summary>
    public string? Link { get; init; }
}

/// <summary>Builds elements whose values are whatever people wrote.</summary>
internal static class TicketXml
{
    /// <summary>An element with attributes; those without a value are left out.</summary>
    public static XElement Element(string name, params (string Name, string? Value)[] attributes) =>
        new(name, attributes.Where(x => x.Value is not null).Select(x => new XAttribute(x.Name, Clean(x.Value!))));

    public static XElement Text(string name, string text) => new(name, Clean(text.ReplaceLineEndings("\n")));

    /// <summary>Null when there is nobody.</summary>
    public static XElement? Person(string name, string? person, string? address) =>
        person is null ? null : Element(name, ("name", person), ("address", address));

    public static string Time(DateTime at) => at.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture);

    public static string Number(long number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);

    public static string Minutes(DateTime now, DateTime at) => Number((long)Math.Max(0, Math.Floor((now - at).TotalMinutes)));

    public static string Flag(bool value) => value ? "true" : "false";

    /// <summary>A name of an enumeration as documents write it: <c>statusChanged</c>.</summary>
    public static string Word(Enum value) => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());

    /// <summary>Without what XML cannot hold: control characters, and halves of characters.</summary>
    private static string Clean(string text)
    {
        var at = FirstForeign(text, 0);
        if (at < 0)
            return text;
        var clean = new StringBuilder(text.Length);
        var start = 0;
        for (; at >= 0; at = FirstForeign(text, start))
        {
            clean.Append(text, start, at - start);
            start = at + 1;
        }
        return clean.Append(text, start, text.Length - start).ToString();
    }

    private static int FirstForeign(string text, int from)
    {
        for (var i = from; i < text.Length; i++)
            if (i + 1 < text.Length && XmlConvert.IsXmlSurrogatePair(text[i + 1], text[i]))
                i++;
            else if (!XmlConvert.IsXmlChar(text[i]))
                return i;
        return -1;
    }
}
