using ServiceDesk.Access;
using ServiceDesk.CustomFields;
using ServiceDesk.Database;
using ServiceDesk.Guides;
using ServiceDesk.People;

namespace ServiceDesk.Tickets;

/// <summary>One request of somebody's, from the first word to the end.</summary>
/// <remarks>
/// <code>
///   Open ──► pending ──first reply of staff──► working ◄──► waiting, deferred
///                │                                │              │
///                └────────────► solved ◄──────────┴──────────────┘
///                                 │ ▲
///     reopen (requester answers)  ▼ │ ──► closed ──► (reopen)
/// </code>
/// Invariants: the number is unique within the tenant and never changes · the phase is the status's phase ·
/// <see cref="IsActive"/> says whether the phase comes before solved · <see cref="UpdatedAt"/> moves with every message
/// and every change of status, never back · every change adds a history entry with its act, and none is made for no change ·
/// the tally moves with queue, assignee and activity (<c>Ticket.Tally.cs</c>) · what lies in the trash is in no query that does not
/// ask for it (<see cref="TrashFilter"/>) · a ticket that was merged into another one takes nothing more (<c>Ticket.Merging.cs</c>).
/// Each ability has its own file: <c>Ticket.Opening.cs</c>, <c>Ticket.Assigning.cs</c>, …
/// </remarks>
public sealed partial class Ticket : ITenantRow
{
    public const int SubjectLength = 300;
    public const int PreviewLength = 160;
    public const int TagTextLength = 400;

    private Ticket()
    {
    }

    public long Id { get; private set; }
    public int TenantId { get; private init; }

    /// <summary>What people call the ticket by; counts up within the tenant.</summary>
    public int Number { get; private init; }

    public string Subject { get; private set; } = "";

    /// <summary>The beginning of the newest public message, for lists.</summary>
    public string Preview { get; private set; } = "";

    public Door Door { get; private init; }

    public long QueueId { get; private set; }

    public long StatusId { get; private set; }
    public Phase Phase { get; private set; }

    /// <summary>Kept, so that the lists of open work can be indexed.</summary>
    public bool IsActive { get; private set; }

    public long PriorityId { get; private set; }

    public long? CategoryId { get; private set; }

    /// <summary>Entries of the guides of ticket types and of products.</summary>
    public long? TypeId { get; private set; }
    public long? ProductId { get; private set; }

    public long RequesterId { get; private init; }
    public Person? Requester { get; private set; }

    public long? CustomerId { get; private set; }
    public Customer? Customer { get; private set; }

    public long? AssigneeId { get; private set; }

    public long? GroupId { get; private set; }

    /// <summary>The mailbox that the ticket came by; answers leave from its address. Null: the tenant's default.</summary>
    public long? MailboxId { get; private init; }

    /// <summary>The ticket that this one goes on with: its answer came too late to reopen it.</summary>
    public long? FollowsId { get; private init; }
    public Ticket? Follows { get; private set; }

    public DateTime CreatedAt { get; private init; }
    public DateTime UpdatedAt { get; private set; }
    public DateTime? FirstReplyAt { get; private set; }
    public DateTime? SolvedAt { get; private set; }
    public DateTime? ClosedAt { get; private set; }

    /// <summary>Tag names in order, separated by a comma and a space: what lists show without another query.</summary>
    public string TagText { get; private set; } = "";

    /// <summary>Counts changes; a stale one is refused.</summary>
    public long Version { get; private set; }

    public ICollection<Message> Messages { get; } = [];
    public ICollection<HistoryEntry> History { get; } = [];
    public ICollection<TicketTag> Tags { get; } = [];
    public ICollection<Participant> Participants { get; } = [];
    public ICollection<FieldValue> FieldValues { get; } = [];

    private HistoryEntry Record(Act act, Fact fact, string? from = null, string? to = null)
    {
        Version++;
        var entry = HistoryEntry.Of(this, act, fact, from, to);
        History.Add(entry);
        return entry;
    }

    /// <summary>An update in the sense of the lists: a message of either side or a change of status.</summary>
    private void Touch(DateTime at) => UpdatedAt = at > UpdatedAt ? at : UpdatedAt;
}
