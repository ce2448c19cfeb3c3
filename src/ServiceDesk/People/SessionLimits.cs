namespace ServiceDesk.People;

/// <summary>When a session ends by itself; null: as <see cref="Session.Lasts"/> says.</summary>
/// <param name="IdleMinutes">Without a request.</param>
/// <param name="Hours">After the sign-in, however much it was used.</param>
public sealed record SessionLimits(int? IdleMinutes, int? Hours)
{
    /// <summary>Below it a session would end while it is in use: when it was seen is known within five minutes.</summary>
    public const int LeastMinutes = 10;

    public const int MostMinutes = 14 * 24 * 60;
    public const int MostHours = 8760;

    public static readonly SessionLimits Usual = new(null, null);

    public TimeSpan Idle => IdleMinutes is { } minutes ? TimeSpan.FromMinutes(minutes) : Session.Lasts;

    /// <summary>The earliest start of a session that is open at a moment.</summary>
    public DateTime StartedSince(DateTime at) => Hours is { } hours ? at.AddHours(-hours) : DateTime.MinValue.ToUniversalTime();
}
