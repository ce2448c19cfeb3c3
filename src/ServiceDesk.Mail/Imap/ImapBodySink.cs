namespace ServiceDesk.Mail.Imap;

/// <summary>Where the one message that was asked for goes as it comes in, so that it never lies in memory as a whole.</summary>
internal sealed class ImapBodySink(Stream destination, long maxSize)
{
    /// <summary>The bytes that the server announced; null until it has.</summary>
    public long? Size { get; private set; }

    /// <summary>The message is larger than the caller takes: it is read past, not written.</summary>
    public bool IsTooLarge => Size > maxSize;

    /// <summary>The stream for a body of this many bytes; null when it is too large.</summary>
    public Stream? Begin(long size)
    {
        if (Size is not null)
            throw new FormatException("one BODY[] and not a second one");
        Size = size;
        return IsTooLarge ? null : destination;
    }
}
