namespace ServiceDesk.Mail.Mime;

/// <summary>What a message may cost. Only <see cref="MaxBytes"/> refuses a message; the others leave a <see cref="MimeDefect"/> and the rest readable.</summary>
public sealed record MimeLimits
{
    public static MimeLimits Default { get; } = new();

    /// <summary>Size of the whole raw message, in bytes; over it <see cref="MimeLimitException"/> is thrown.</summary>
    public long MaxBytes { get; init; } = 64L * 1024 * 1024;

    /// <summary>Multiparts and embedded messages inside one another, at most 200; what is deeper stays one unread part.</summary>
    public int MaxDepth { get; init => field = Math.Clamp(value, 1, 200); } = 32;

    /// <summary>Body parts of the whole message, at every depth; what follows is left out.</summary>
    public int MaxParts { get; init; } = 2000;

    /// <summary>Size of one header block, in bytes; fields after it are left out, the body is still read.</summary>
    public int MaxHeaderBytes { get; init; } = 512 * 1024;
}
