using ServiceDesk.Database;
using ServiceDesk.Tickets;
using ServiceDesk.Timers;

namespace ServiceDesk.Escalation;

/// <summary>What goes from one desk to the other.</summary>
public enum CrossingKind
{
    /// <summary>A retailer asks to be supplied.</summary>
    Propose = 1,

    /// <summary>The supplier agrees.</summary>
    Accept = 2,

    /// <summary>One of them ends the link.</summary>
    EndLink = 3,

    /// <summary>A ticket for the supplier to open.</summary>
    OpenTicket = 4,

    /// <summary>The supplier's word that it has: its number.</summary>
    Opened = 5,

    /// <summary>A public message.</summary>
    Message = 6,

    /// <summary>Another status.</summary>
    Status = 7,

    /// <summary>One of them ends the pair of tickets.</summary>
    EndTicket = 8,
}

public enum CrossingState
{
    Waiting = 1,
    Delivered = 2,

    /// <summary>The other side cannot take it, for good; the ticket says why.</summary>
    Refused = 3,
}

/// <summary>
/// Something that has to reach another desk: a row of the sender's, saved with the act that it tells of. A worker hands it over
/// (<see cref="DeliverCrossings"/>); the receiver keeps its <see cref="Key"/> (<see cref="Arrival"/>) in the transaction that acts on it,
/// so that whatever dies between the two transactions, it takes effect once.
/// </summary>
/// <remarks>
/// <code>
///   waiting ──handed over──► delivered
///      │ ▲
///      │ └─ failed: tried again
///      └──── the other side cannot take it ──► refused
/// </code>
/// Those of one pair of tickets are handed over in the order of their <see cref="Id"/>s.
/// </remarks>
public sealed class Crossing : ITenantRow
{
    public const int ProblemLength = 400;

    public long Id { get; private set; }
    public required int TenantId { get; init; }
    public Guid Key { get; init; } = Guid.CreateVersion7();
    public required CrossingKind Kind { get; init; }
    public long LinkId { get; private set; }
    public required SupplierLink Link { get; init; }
    public long? PairId { get; private set; }

    /// <summary>Null for what is about the link itself.</summary>
    public SupplierTicket? Pair { get; init; }
    public long? MessageId { get; private set; }
    public Message? Message { get; init; }

    /// <summary>JSON of the kind's own record; null where there is nothing more to say.</summary>
    public string? Content { get; init; }
    public required DateTime CreatedAt { get; init; }
    public CrossingState State { get; private set; } = CrossingState.Waiting;
    public DateTime? DoneAt { get; private set; }
    public string? Problem { get; private set; }

    internal void Delivered(DateTime at) => (State, DoneAt) = (CrossingState.Delivered, at);

    internal void Refused(string problem, DateTime at) =>
        (State, DoneAt, Problem) = (CrossingState.Refused, at, problem.Length <= ProblemLength ? problem : problem[..ProblemLength]);

    /// <summary>Saves it and that it is due, with the caller's other changes.</summary>
    internal void AddTo(DeskDb db)
    {
        db.Add(this);
        db.Add(new DueWork { Key = Key, TenantId = TenantId, Kind = WorkKind.Cross, DueAt = CreatedAt });
    }
}

/// <summary>The key of something that has come from another desk: it is acted on once.</summary>
public sealed class Arrival : ITenantRow
{
    public long Id { get; private set; }
    public required int TenantId { get; init; }
    public required Guid Key { get; init; }
    public required DateTime At { get; init; }
}
