using ServiceDesk.Database;

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

    /// <summary>A ticket that templates have to look at.</summary>
    RunTemplates = 4,

    /// <summary>Something that goes to another desk of the installation.</summary>
    Cross = 5,

    /// <summary>A daily summary of a member of staff.</summary>
    WriteSummary = 6,

    /// <summary>A file that the virus scanner has to look at.</summary>
    CheckFile = 7,

    /// <summary>A reply whose author could undo it until now.</summary>
    SendReply = 8,
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
public sealed class DueWork : AwaitedRow
{
    /// <summary>The key of the outbox mail, journal entry, timer, run of templates, crossing, daily summary, check of a file or held reply.</summary>
    public required Guid Key { get; init; }
    public required int TenantId { get; init; }
    public required WorkKind Kind { get; init; }
    public required DateTime DueAt { get; set; }
    public DateTime? ClaimedUntil { get; private set; }

    internal override int Worker => (int)Kind;
}
