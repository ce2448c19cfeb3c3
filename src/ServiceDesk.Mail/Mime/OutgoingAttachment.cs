namespace ServiceDesk.Mail.Mime;

/// <summary>A file to be sent.</summary>
/// <param name="FileName">The leaf name that the recipient sees.</param>
/// <param name="ContentType">A media type, parameters allowed, for instance <c>text/calendar; method=REQUEST</c>.</param>
/// <param name="Content">The bytes of the file.</param>
public sealed record OutgoingAttachment(string FileName, string ContentType, ReadOnlyMemory<byte> Content)
{
    /// <summary>What a <c>cid:</c> link in the HTML names, without angle brackets.</summary>
    public string? ContentId { get; init; }

    /// <summary>Shown within the HTML; needs a <see cref="ContentId"/> for that.</summary>
    public bool IsInline { get; init; }
}
