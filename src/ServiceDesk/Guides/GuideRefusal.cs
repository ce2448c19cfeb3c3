namespace ServiceDesk.Guides;

/// <summary>Why something cannot be done to an entry. The page translates the pattern.</summary>
/// <param name="Pattern">English, with places for <paramref name="Words"/>.</param>
/// <param name="Words">Names as they were written.</param>
public sealed record GuideRefusal(string Pattern, params IReadOnlyList<string> Words)
{
    /// <summary>What it is about, <c>Name</c> or an input's name; null: the entry as a whole.</summary>
    public string? Field { get; init; }
}

/// <summary>What came of a change to a guide.</summary>
/// <param name="IsFound">False: there is no such guide or entry.</param>
/// <param name="Refusal">Null: it was done.</param>
public sealed record GuideOutcome(bool IsFound, GuideRefusal? Refusal = null)
{
    public static GuideOutcome NotFound { get; } = new(false);
    public static GuideOutcome Done { get; } = new(true);

    /// <summary>Nothing named the entry: it is gone, not archived.</summary>
    public bool IsDeleted { get; init; }

    public bool IsDone => IsFound && Refusal is null;

    internal static GuideOutcome Refused(GuideRefusal refusal) => new(true, refusal);
}
