namespace ServiceDesk.Mail.Mime;

internal enum TransferEncodingKind
{
    /// <summary>7bit, 8bit, binary, and every label that nobody knows.</summary>
    Identity,
    Base64,
    QuotedPrintable,
    Uuencode,
}
