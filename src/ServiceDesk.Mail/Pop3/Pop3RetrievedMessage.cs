namespace ServiceDesk.Mail.Pop3;

/// <summary>What came of retrieving a message.</summary>
/// <param name="Number">The message in this session.</param>
/// <param name="Size">Its bytes as they came; what LIST said may have been an estimate.</param>
/// <param name="IsTooLarge">It is larger than the caller takes; the stream holds its beginning at most.</param>
public readonly record struct Pop3RetrievedMessage(int Number, long Size, bool IsTooLarge);
