namespace ServiceDesk.Mail.Inspection;

/// <summary>What a mail comes to when the desk reads it, in one flat record for scripts and for people who wonder.</summary>
/// <param name="File">Where it lies, relative to the folder that was named; with slashes.</param>
/// <param name="Subject">Decoded; null where the field is missing.</param>
/// <param name="From">The first sender; null where there is none.</param>
/// <param name="Date">ISO 8601 with the sender's offset; null where it is missing or no date.</param>
/// <param name="MessageId">Without angle brackets, as all identifiers here.</param>
/// <param name="Text">The text body, or the text of the HTML where there is only HTML; empty without a body.</param>
/// <param name="Html">Sanitised; null where there is none.</param>
/// <param name="AutoReply">No person wrote it (<see cref="Mime.AutomaticMail"/>).</param>
/// <param name="Bounce">It reports a mail that was not delivered (<see cref="Mime.Bounce"/>).</param>
/// <param name="ReplyText">What its writer says, without quotes and signature (<see cref="Replies.VisibleReply"/>).</param>
public sealed record InspectedMail(
    string File,
    string? Subject,
    InspectedAddress? From,
    IReadOnlyList<InspectedAddress> To,
    IReadOnlyList<InspectedAddress> Cc,
    string? Date,
    string? MessageId,
    string? InReplyTo,
    IReadOnlyList<string> References,
    string Text,
    string? Html,
    IReadOnlyList<InspectedAttachment> Attachments,
    bool AutoReply,
    bool Bounce,
    string ReplyText);

/// <param name="Name">The display name, or null.</param>
public sealed record InspectedAddress(string? Name, string Address);

/// <param name="Name">Null where the sender gave none.</param>
/// <param name="ContentType">As the sender declared it; not to be trusted.</param>
/// <param name="Size">Bytes, decoded.</param>
/// <param name="Sha256">Of the decoded bytes: 64 lower-case hexadecimal digits.</param>
public sealed record InspectedAttachment(string? Name, string ContentType, long Size, string Sha256);

/// <summary>A file that could not be read as a mail, and why.</summary>
public sealed record UninspectedMail(string File, string Error);
