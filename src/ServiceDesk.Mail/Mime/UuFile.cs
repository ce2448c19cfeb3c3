namespace ServiceDesk.Mail.Mime;

/// <summary>A file found uuencoded in a text.</summary>
internal sealed record UuFile(string Name, byte[] Content);
