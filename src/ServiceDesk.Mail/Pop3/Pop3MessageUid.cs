namespace ServiceDesk.Mail.Pop3;

/// <summary>A message and the name that it keeps over all sessions (UIDL, RFC 1939 section 7).</summary>
/// <param name="Number">The message in this session.</param>
/// <param name="Uid">
/// Visible ASCII, compared by case. Some servers give equal messages the same one (RFC 1939 lets them).
/// </param>
public readonly record struct Pop3MessageUid(int Number, string Uid);
