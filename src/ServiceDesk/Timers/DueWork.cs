namespace ServiceDesk.Timers;

/// <summary>What kind of row is due.</summary>
public enum WorkKind
{
    /// <summary>A mail in the outbox.</summary>
    SendMail = 1,

    /// <summary>A mail in the intake journal.</summary>
    PlaceMail = 2,

    /// <summary>A timer of a ticket.</summary>
    FireTimer = 3,
}

/// <summary>
/// That something is due, when and for which tenant. Routing data outside the walls between tenants, never content:
/// a worker claims a row here, then enters the tenant and loads the row that <see cref="Key"/> names.
/// </summary>
/// <remarks>
/// <code>
///   waiting ──due, claimed by a conditional update──► claimed ──done──► deleted
///      ▲                                                 │
///      └────── failed: a later DueAt ◄───────────────────┤
///              worker died: ClaimedUntil passed ◄────────┘
/// </code>
/// </remarks>
public sealed class DueWork
{
    /// <summary>The key of the outbox mail, journal entry or timer.</summary>
    public required Guid Key { get; init; }
    public required int TenantId { get; init; }
    public required WorkKind Kind { get; init; }
    public required DateTime DueAt { get; set; }
    public DateTime? ClaimedUntil { get; private set; }
}
