using ServiceDesk.Database;

namespace ServiceDesk.Tickets.Holding;

/// <summary>
/// A file of a reply that is not sent: of a held one or, once that was undone, of what its author writes in the ticket. Its bytes lie in the
/// file store; nobody is given them before they are a message's.
/// </summary>
public sealed class DraftFile : ITenantRow
{
    public long Id { get; private set; }
    public required int TenantId { get; init; }
    public required long PersonId { get; init; }
    public required long TicketId { get; set; }
    public Ticket? Ticket { get; private set; }

    /// <summary>Null: it stands beside the draft.</summary>
    public Guid? HeldReplyId { get; set; }
    public required string Name { get; init; }
    public required string ContentType { get; init; }

    /// <summary>Bytes.</summary>
    public required long Size { get; init; }

    /// <summary>The name in the store.</summary>
    public required string File { get; init; }

    /// <summary>As a file of a new message.</summary>
    internal NewFile ToFile() => NewFile.Of(Name, ContentType, new(File, Size));
}
