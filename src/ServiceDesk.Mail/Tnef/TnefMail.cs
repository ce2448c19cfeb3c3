using ServiceDesk.Mail.Mime;

namespace ServiceDesk.Mail.Tnef;

/// <summary>Writes a message that came within TNEF as a mail (RFC 5322), so that it can be opened where no Outlook is.</summary>
internal static class TnefMail
{
    private const int LongestSubject = 500;

    public static byte[] Write(TnefMessage message)
    {
        var builder = new MimeMessageBuilder($"tnef/{Height(message)}")
        {
            Subject = message.Subject is { } subject ? Line(subject) : null,
            TextBody = message.Text ?? (message.Html is null ? "" : null),
            HtmlBody = message.Html,
        };
        foreach (var attachment in message.Attachments)
        {
            var (name, type, content) = Of(attachment);
            builder.Attachments.Add(new OutgoingAttachment(name, type, content)
            {
                ContentId = attachment.ContentId is { } id && OutgoingValues.IsWritableId(id) ? id : null,
            });
        }
        return builder.ToBytes();
    }

    /// <summary>Levels of messages within it: each level has boundaries of its own, or an inner one would end an outer multipart.</summary>
    private static int Height(TnefMessage message) =>
        message.Attachments.Max(attachment => attachment.Message is { } inner ? 1 + Height(inner) : (int?)null) ?? 0;

    /// <summary>Name, type and bytes under which the desk keeps it.</summary>
    public static (string Name, string Type, ReadOnlyMemory<byte> Content) Of(TnefAttachment attachment)
    {
        var name = FileNames.Leaf(attachment.Name);
        if (attachment.Message is not { } message)
            return (name ?? "attachment", attachment.ContentType, attachment.Content);
        name = FileNames.Leaf(message.Subject) ?? name ?? "message";
        return (name + ".eml", "message/rfc822", Write(message));
    }

    private static string Line(string subject)
    {
        var line = HeaderText.WithoutControls(subject).Trim();
        return line.Length <= LongestSubject ? line : line[..LongestSubject];
    }
}
