using ServiceDesk.Database;

namespace ServiceDesk.Tickets.Drafts;

/// <summary>What a member of staff has begun to write in a ticket: one each, for whether it becomes a reply or a note is said by the button that sends it.</summary>
public sealed class Draft : ITenantRow
{
    /// <summary>More than a message's row holds, for longer ones go into the file store when they are sent.</summary>
    public const int TextLength = 500_000;

    public long Id { get; private set; }
    public required int TenantId { get; init; }
    public required long PersonId { get; init; }
    public required long TicketId { get; init; }
    public Ticket? Ticket { get; private set; }
    public required string Text { get; set; }

    /// <summary>Sanitised markup; null for what was written without the editor.</summary>
    public string? Html { get; set; }

    /// <summary>The newest message that its author had seen when they began.</summary>
    public required long Seen { get; set; }

    /// <summary>What a reply that was undone would have changed, as it was kept beside that (JSON); null: nothing.</summary>
    public string? Work { get; set; }

    /// <summary>UTC, cut to milliseconds: browsers tell by it whose copy is the newer one.</summary>
    public required DateTime SavedAt { get; set; }
}
