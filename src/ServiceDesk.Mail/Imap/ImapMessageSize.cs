namespace ServiceDesk.Mail.Imap;

/// <summary>A message and its size (RFC822.SIZE); some servers only estimate it.</summary>
/// <param name="Uid">The message.</param>
/// <param name="Size">Bytes.</param>
public readonly record struct ImapMessageSize(uint Uid, long Size);
