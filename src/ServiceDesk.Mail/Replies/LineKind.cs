namespace ServiceDesk.Mail.Replies;

/// <summary>What a line of a mail belongs to.</summary>
internal enum LineKind : byte
{
    Blank,
    Text,
    Quote,
    Forwarded,
    Signature,
}
