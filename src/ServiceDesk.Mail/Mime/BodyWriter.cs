using System.Security.Cryptography;
using System.Text;

namespace ServiceDesk.Mail.Mime;

/// <summary>
/// Writes the body of a message:
/// <code>
/// mixed( alternative( text, related( html, inline files ) ), files )
/// </code>
/// where a multipart that would have one part is left out.
/// </summary>
internal sealed class BodyWriter(MimeOutput output, string boundarySeed)
{
    private readonly HeaderWriter _header = new(output);
    private int _boundaries;

    public void Write(MimeMessageBuilder message)
    {
        var inline = message.HtmlBody is null ? [] : message.Attachments.Where(file => file.IsInline && file.ContentId is not null).ToList();
        var files = message.Attachments.Except(inline).ToList();
        if (files.Count == 0)
        {
            WriteTexts(message, inline);
            return;
        }
        var parts = new List<Action> { () => WriteTexts(message, inline) };
        parts.AddRange(files.Select(file => (Action)(() => WriteFile(file))));
        WriteMultipart("mixed", parts);
    }

    private void WriteTexts(MimeMessageBuilder message, List<OutgoingAttachment> inline)
    {
        if (message.HtmlBody is null)
            WriteText("plain", message.TextBody ?? "");
        else if (message.TextBody is null)
            WriteHtml(message.HtmlBody, inline);
        else
            WriteMultipart("alternative", [() => WriteText("plain", message.TextBody), () => WriteHtml(message.HtmlBody, inline)]);
    }

    private void WriteHtml(string html, List<OutgoingAttachment> inline)
    {
        if (inline.Count == 0)
        {
            WriteText("html", html);
            return;
        }
        var parts = new List<Action> { () => WriteText("html", html) };
        parts.AddRange(inline.Select(file => (Action)(() => WriteFile(file))));
        WriteMultipart("related", parts);
    }

    private void WriteMultipart(string subtype, List<Action> parts)
    {
        var boundary = NextBoundary();
        _header.WriteParameterized("Content-Type", "multipart/" + subtype, [new("boundary", boundary)]);
        output.WriteLine();
        foreach (var writePart in parts)
        {
            output.WriteLine("--" + boundary);
            writePart();
        }
        output.WriteLine($"--{boundary}--");
    }

    private void WriteText(string subtype, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(WithCrLf(text));
        var encoding = ContentWriter.ChooseForText(bytes);
        _header.WriteParameterized("Content-Type", "text/" + subtype, [new("charset", "utf-8")]);
        WriteContent(bytes, encoding);
    }

    /// <summary>Only CR and LF: the other separators that the platform knows are characters of the text.</summary>
    private static string WithCrLf(string text) => text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').Replace("\n", "\r\n", StringComparison.Ordinal);

    private void WriteFile(OutgoingAttachment file)
    {
        OutgoingValues.RequireOneLine(file.ContentType);
        var type = ContentType.Parse(file.ContentType);
        var encoding = ContentWriter.ChooseForFile(file.Content.Span, type.Is("message", "rfc822"));
        _header.WriteParameterized("Content-Type", type.MimeType, type.Parameters.Items.Where(parameter => parameter.Key is not ("name" or "boundary")));
        _header.WriteParameterized("Content-Disposition", file.IsInline ? "inline" : "attachment", [new("filename", file.FileName)]);
        if (file.ContentId is not null)
            _header.WriteId("Content-ID", file.ContentId);
        WriteContent(file.Content.Span, encoding);
    }

    private void WriteContent(ReadOnlySpan<byte> content, string encoding)
    {
        _header.WriteText("Content-Transfer-Encoding", encoding);
        output.WriteLine();
        ContentWriter.Write(output, content, encoding);
        output.WriteLine();
    }

    /// <summary>"=_" stands in no encoded text, and plain text that has it at the start of a line is encoded.</summary>
    private string NextBoundary()
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{boundarySeed}/{_boundaries++}"));
        return "=_" + Convert.ToHexStringLower(hash.AsSpan(0, 16));
    }
}
