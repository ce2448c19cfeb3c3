using ServiceDesk.Database;

namespace ServiceDesk.Tickets;

/// <summary>A file of a message; its bytes lie in the file store under their hash.</summary>
public sealed partial class Attachment : ITenantRow
{
    public const int NameLength = 255;

    private string file = "";

    public long Id { get; private set; }
    public required int TenantId { get; init; }
    public long MessageId { get; private set; }
    public Message? Message { get; private set; }
    public required string Name { get; init; }
    public required string ContentType { get; init; }

    /// <summary>Bytes.</summary>
    public required long Size { get; init; }

    /// <summary>The name in the store; empty when it was removed.</summary>
    public required string File { get => file; init => file = value; }
    public string? ContentId { get; init; }
    public bool IsInline { get; init; }

    /// <summary>Taken out of sight (UTC): staff still find it, requesters and mails do not. Null: it is shown.</summary>
    public DateTime? WithdrawnAt { get; internal set; }

    /// <summary>UTC: its bytes were kept for long enough; name and size stay.</summary>
    public DateTime? RemovedAt { get; private set; }

    /// <summary>The days for which files were kept then.</summary>
    public int? KeptDays { get; private set; }

    internal void Remove(int days, DateTime at) => (file, RemovedAt, KeptDays) = ("", at, days);
}
