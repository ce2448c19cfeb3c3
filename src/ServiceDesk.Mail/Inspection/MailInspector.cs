using System.Globalization;
using System.Security.Cryptography;
using ServiceDesk.Mail.Html;
using ServiceDesk.Mail.Mime;
using ServiceDesk.Mail.Replies;

namespace ServiceDesk.Mail.Inspection;

/// <summary>Reads mails the way the desk does, and tells what it made of them.</summary>
public static class MailInspector
{
    /// <summary>Reads a file; never throws on what is in it.</summary>
    /// <returns>An <see cref="InspectedMail"/>, or an <see cref="UninspectedMail"/> for a file that cannot be read.</returns>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static async Task<object> InspectAsync(MailFile file, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(file);
        if (file.Error is { } known)
            return new UninspectedMail(file.Name, known);
        try
        {
            await using var stream = new FileStream(file.Path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, 1, FileOptions.Asynchronous);
            return Inspect(file.Name, await MimeMessage.LoadAsync(stream, null, cancellation));
        }
        catch (OperationCanceledException)
        {
            throw;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or MimeLimitException)
        {
            return new UninspectedMail(file.Name, e.Message);
        }
#pragma warning disable CA1031 // One mail that brings out a fault of the reader must not keep the others from being inspected.
        catch (Exception e)
        {
            return new UninspectedMail(file.Name, $"The reader failed on this mail, which is a fault of the desk's: {e.GetType().Name}: {e.Message}");
        }
#pragma warning restore CA1031
    }

    public static InspectedMail Inspect(string name, MimeMessage message)
    {
        ArgumentNullException.ThrowIfNull(message);
        var (text, html) = (message.TextBody, message.HtmlBody);
        // Some programs send a blank text beside their HTML: then the HTML is what was written.
        if (html is not null && string.IsNullOrWhiteSpace(text))
            text = null;
        return new(
            name,
            message.Subject,
            message.From is [var from, ..] ? AddressOf(from) : null,
            [.. message.To.Select(AddressOf)],
            [.. message.Cc.Select(AddressOf)],
            message.Date?.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture),
            message.MessageId,
            message.InReplyTo,
            message.References,
            text ?? (html is null ? "" : HtmlText.FromHtml(html)),
            html is null ? null : HtmlSanitizer.Sanitize(html).Html,
            [.. message.Attachments.Select(AttachmentOf)],
            AutomaticMail.Detect(message) is not null,
            Bounce.Detect(message) is not null,
            (text, html) switch
            {
                ({ } plain, _) => VisibleReply.FromText(plain).Text,
                (null, { } markup) => VisibleReply.FromHtml(markup).Text,
                _ => "",
            });
    }

    private static InspectedAddress AddressOf(MailboxAddress address) => new(address.Name, address.Address);

    private static InspectedAttachment AttachmentOf(MimeAttachment attachment)
    {
        var content = attachment.Content;
        return new(attachment.FileName, attachment.ContentType, content.Length, Convert.ToHexStringLower(SHA256.HashData(content.Span)));
    }
}
