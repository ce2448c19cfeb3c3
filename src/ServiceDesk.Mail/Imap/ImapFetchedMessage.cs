namespace ServiceDesk.Mail.Imap;

/// <summary>What came of fetching a message.</summary>
/// <param name="Uid">The message.</param>
/// <param name="Size">Its bytes, as the server announced them.</param>
/// <param name="IsTooLarge">It is larger than the caller takes; nothing was written to the stream.</param>
public readonly record struct ImapFetchedMessage(uint Uid, long Size, bool IsTooLarge);
