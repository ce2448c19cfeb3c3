namespace ServiceDesk.Mail.Mime;

/// <summary>What a reader is shown of a message.</summary>
internal sealed record MessageContent(string? Text, string? Html, IReadOnlyList<MimeAttachment> Attachments);
