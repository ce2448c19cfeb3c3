namespace ServiceDesk.Mail.Mime;

/// <summary>Something in a message that is not as the RFCs want it, and that the reader worked around.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Offset">Where it was seen, in bytes from the start of the raw message (of the decoded one for an embedded message that came encoded).</param>
/// <param name="Detail">What was seen and what was done about it.</param>
public sealed record MimeDefect(MimeDefectKind Kind, long Offset, string Detail);
