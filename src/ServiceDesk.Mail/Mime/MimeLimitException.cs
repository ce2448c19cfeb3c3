namespace ServiceDesk.Mail.Mime;

/// <summary>The message is larger than <see cref="MimeLimits.MaxBytes"/>; nothing of it was read.</summary>
public sealed class MimeLimitException : Exception
{
    public MimeLimitException()
    {
    }

    public MimeLimitException(string message) : base(message)
    {
    }

    public MimeLimitException(string message, Exception innerException) : base(message, innerException)
    {
    }

    internal static MimeLimitException TooLarge(long seen, long allowed) => new(
        $"The message has at least {seen} bytes; at most {allowed} are read. Raise MimeLimits.MaxBytes or keep the message aside unread.");
}
