using ServiceDesk.Mail.Mime;

namespace ServiceDesk.Mail.Tests.Mime;

/// <summary>Asks a message for everything that it can give, so that whatever is decoded late is decoded too.</summary>
internal static class MessageWalk
{
    /// <returns>A number that depends on all that was read, so that nothing is optimised away.</returns>
    public static long ReadAll(MimeMessage message)
    {
        long sum = (message.Subject?.Length ?? 0) + (message.TextBody?.Length ?? 0) + (message.HtmlBody?.Length ?? 0);
        sum += message.From.Count + message.To.Count + message.Cc.Count + message.ReplyTo.Count + message.References.Count;
        sum += (message.Sender?.Address.Length ?? 0) + (message.Date?.Year ?? 0) + (message.MessageId?.Length ?? 0) + (message.InReplyTo?.Length ?? 0);
        sum += message.Attachments.Sum(attachment => attachment.Content.Length + (attachment.FileName?.Length ?? 0));
        return sum + message.Headers.Sum(header => header.Value.Length) + Walk(message.Body);
    }

    private static long Walk(MimeEntity entity) => entity switch
    {
        Multipart multipart => multipart.Parts.Sum(Walk),
        MessagePart part => ReadAll(part.Message),
        MimePart part => part.Content.Length + part.Text.Length + (part.FileName?.Length ?? 0) + (part.ContentId?.Length ?? 0),
        _ => 0,
    };
}
