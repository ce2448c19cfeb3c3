namespace ServiceDesk.Mail.Pop3;

/// <summary>How full the mailbox is, without messages marked as deleted (STAT, RFC 1939 section 5).</summary>
/// <param name="Count">Messages.</param>
/// <param name="Size">Bytes of all of them together.</param>
public readonly record struct Pop3Maildrop(int Count, long Size);
