namespace ServiceDesk.Mail.Imap;

/// <summary>The mailbox that was selected, as it was at that moment (RFC 3501 6.3.1).</summary>
/// <param name="Name">As it was asked for.</param>
/// <param name="UidValidity">While this stays the same, a UID means the same message for ever.</param>
/// <param name="UidNext">No message that arrives later has a smaller UID; null when the server does not tell.</param>
/// <param name="Exists">How many messages there are.</param>
/// <param name="IsReadOnly">Flags cannot be set, nor messages moved.</param>
public sealed record ImapMailbox(string Name, uint UidValidity, uint? UidNext, long Exists, bool IsReadOnly);
