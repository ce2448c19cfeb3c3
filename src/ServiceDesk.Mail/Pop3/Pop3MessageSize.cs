namespace ServiceDesk.Mail.Pop3;

/// <summary>A message and its size by LIST (RFC 1939 section 5), which some servers only estimate.</summary>
/// <param name="Number">The message in this session.</param>
/// <param name="Size">Bytes.</param>
public readonly record struct Pop3MessageSize(int Number, long Size);
