namespace ServiceDesk.Seeding;

/// <summary>What the made-up tickets say.</summary>
public enum SeedContent
{
    /// <summary>Sentences put together by chance: any number of tickets, no two alike.</summary>
    Generated = 1,

    /// <summary>Written requests (<see cref="DemoContent"/>), for people to look at; they repeat after some dozens.</summary>
    Demo = 2,
}

/// <summary>How many made-up tickets, and of what kind.</summary>
/// <param name="Tickets">The tenant has this many when a run has ended; a run goes on behind the last ticket that there is.</param>
/// <param name="Messages">Messages of each generated ticket.</param>
/// <param name="Seed">The same seed makes the same tickets.</param>
public sealed record SeedOptions(int Tickets, int Messages, int Seed)
{
    public SeedContent Content { get; init; } = SeedContent.Generated;
    public int Requesters { get; init; } = 500;
    public int Customers { get; init; } = 60;

    /// <summary>Staff of the tenant's who are there already count.</summary>
    public int Staff { get; init; } = 12;

    /// <summary>Over how long the tickets are spread until now; null: about sixty a day, for at most five years.</summary>
    public TimeSpan? Spread { get; init; }

    /// <summary>The time that nothing lies behind; null: the present.</summary>
    public DateTime? Now { get; init; }
}
