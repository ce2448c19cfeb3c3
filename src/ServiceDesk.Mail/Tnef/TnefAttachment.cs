namespace ServiceDesk.Mail.Tnef;

/// <summary>A file within TNEF.</summary>
/// <param name="Name">The long name where there is one; null where there is none at all.</param>
/// <param name="ContentType">What the writer declared, or <c>application/octet-stream</c>.</param>
/// <param name="ContentId">What the HTML body links to, without angle brackets, or null.</param>
/// <param name="Content">The bytes; of a message within the message the TNEF stream that it is.</param>
/// <param name="Message">The message that it is, or null for a file.</param>
internal sealed record TnefAttachment(string? Name, string ContentType, string? ContentId, ReadOnlyMemory<byte> Content, TnefMessage? Message);
