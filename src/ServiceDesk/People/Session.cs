using ServiceDesk.Database;

namespace ServiceDesk.People;

/// <summary>That somebody is signed in with a browser. Its cookie names the row: when that has ended, the cookie is worth nothing.</summary>
public sealed class Session : ITenantRow
{
    public const int BrowserLength = 300;
    public const int AddressLength = 64;

    /// <summary>Unseen for so long, it has ended, as its cookie has.</summary>
    public static readonly TimeSpan Lasts = TimeSpan.FromDays(14);

    public required Guid Id { get; init; }
    public required int TenantId { get; init; }
    public required long AccountId { get; init; }
    public required DateTime StartedAt { get; init; }

    /// <summary>Within <see cref="OpenSessions.SeenEvery"/>.</summary>
    public required DateTime SeenAt { get; set; }
    public DateTime? EndedAt { get; set; }

    /// <summary>Of the moment in which it ends: by signing out. Not stored; the audit log tells it.</summary>
    internal bool IsSignedOut { get; set; }

    /// <summary>As it names itself (User-Agent).</summary>
    public required string? Browser { get; init; }

    /// <summary>From which network address it was started.</summary>
    public required string? Address { get; init; }
}
