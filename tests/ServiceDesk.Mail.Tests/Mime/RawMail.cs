using System.Text;
using ServiceDesk.Mail.Mime;

namespace ServiceDesk.Mail.Tests.Mime;

/// <summary>Messages written down in a test. One character is one byte (Latin-1), so that any byte can be written as \u00XX.</summary>
internal static class RawMail
{
    /// <summary>Lines end in CRLF on the wire.</summary>
    public static MimeMessage Load(string text, MimeLimits? limits = null) => LoadExactly(text.ReplaceLineEndings("\r\n"), limits);

    /// <summary>The text as it is, line ends included.</summary>
    public static MimeMessage LoadExactly(string text, MimeLimits? limits = null) => MimeMessage.Load(Encoding.Latin1.GetBytes(text), limits);

    /// <summary>The UTF-8 bytes of a text, written as RawMail wants them.</summary>
    public static string Utf8(string text) => Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(text));

    public static string Text(this MimeAttachment attachment) => Encoding.Latin1.GetString(attachment.Content.Span);
}
