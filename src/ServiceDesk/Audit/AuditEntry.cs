using ServiceDesk.Access;
using ServiceDesk.Database;

namespace ServiceDesk.Audit;

/// <summary>
/// One line of a tenant's audit log; only ever added. It is saved with the change that it tells of, unsealed; a job gives it its
/// place in the chain within seconds (<see cref="SealAuditLog"/>). Triggers of the database refuse every other change.
/// </summary>
/// <remarks>
/// <code>
///   unsealed ──SealAuditLog: Sequence, PreviousHash, Hash──► sealed ──person erased: PersonName, Details → null──► sealed
///                                                              └──older than AuditHead.KeptDays, behind the anchor──► deleted
/// </code>
/// The name is no part of the hash, and the details only by their digest: both can be taken away without breaking the chain.
/// </remarks>
public sealed class AuditEntry : ITenantRow
{
    public const int NameLength = 200;
    public const int TypeLength = 60;
    public const int AboutIdLength = 200;
    public const int HashLength = 64;

    public long Id { get; private set; }
    public required int TenantId { get; init; }

    /// <summary>1, 2, 3… within the tenant, without gaps; null: not sealed yet.</summary>
    public long? Sequence { get; private set; }
    public required DateTime At { get; init; }
    public required AuditKind Kind { get; init; }
    public required Door Door { get; init; }

    /// <summary>Null: the desk itself, or somebody unknown.</summary>
    public long? PersonId { get; init; }

    /// <summary>As they were called then; null once they were erased.</summary>
    public string? PersonName { get; init; }

    /// <summary>The kind of row that it is about, as the code calls it, and its key.</summary>
    public required string AboutType { get; init; }
    public required string AboutId { get; init; }

    /// <summary>The person whom it is about, where it is about one.</summary>
    public long? AboutPersonId { get; init; }

    /// <summary><see cref="AuditDetails"/> as JSON, with a salt of its own; null once a person was erased whom they named.</summary>
    public required string? Details { get; init; }

    /// <summary>SHA-256 of <see cref="Details"/>; stays when they go.</summary>
    public required string DetailsDigest { get; init; }
    public string? PreviousHash { get; private set; }
    public string? Hash { get; private set; }

    internal void Seal(long sequence, string previous)
    {
        (Sequence, PreviousHash) = (sequence, previous);
        Hash = AuditHash.Of(this);
    }
}

/// <summary>Where a tenant's chain ends, where it begins, and for how long it is kept: one row a tenant.</summary>
public sealed class AuditHead : ITenantRow
{
    public const int MostDays = 36_500;

    public required int TenantId { get; init; }
    public long LastSequence { get; internal set; }
    public string LastHash { get; internal set; } = AuditHash.Start;

    /// <summary>The newest line of a ticket's history that the chain knows of.</summary>
    public long HistoryUpTo { get; internal set; }

    /// <summary>Entries up to this one were deleted for their age; zero: none.</summary>
    public long AnchorSequence { get; internal set; }
    public string AnchorHash { get; internal set; } = AuditHash.Start;

    /// <summary>Days for which entries are kept; null: for ever.</summary>
    public int? KeptDays { get; internal set; }
}
