using ServiceDesk.Database;

namespace ServiceDesk.Tickets;

/// <summary>A file of a message; its bytes lie in the file store under their hash.</summary>
public sealed partial class Attachment : ITenantRow
{
    public const int NameLength = 255;

    public long Id { get; private set; }
    public required int TenantId { get; init; }
    public long MessageId { get; private set; }
    public Message? Message { get; private set; }
    public required string Name { get; init; }
    public required string ContentType { get; init; }

    /// <summary>Bytes.</summary>
    public required long Size { get; init; }
    public required string File { get; init; }
    public string? ContentId { get; init; }
    public bool IsInline { get; init; }

    /// <summary>Taken out of sight (UTC): staff still find it, requesters and mails do not. Null: it is shown.</summary>
    public DateTime? WithdrawnAt { get; internal set; }
}
