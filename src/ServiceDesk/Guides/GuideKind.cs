using ServiceDesk.Database;

namespace ServiceDesk.Guides;

/// <summary>
/// A guide. It describes itself: its pages, checks and choices are made from what stands here, so that a new one is one file in
/// <c>Kinds</c>, derived from <see cref="EntryKind"/>, and no table.
/// </summary>
public abstract class GuideKind
{
    /// <summary>Stands in saved entries and in addresses: it never changes.</summary>
    public abstract string Key { get; }

    /// <summary>What its entries are called together, in English; pages translate it.</summary>
    public abstract string Label { get; }

    /// <summary>What it is for, in English; pages translate it.</summary>
    public abstract string About { get; }

    /// <summary>One of the application's icons.</summary>
    public abstract string Icon { get; }

    /// <summary>Asked for besides name, colour and icon.</summary>
    public virtual IReadOnlyList<GuideInput> Inputs => [];

    /// <summary>Under which name conditions and operations of rules choose its entries; null: they do not.</summary>
    public virtual string? RuleKey => null;

    /// <summary>Characters of all that is said for its inputs.</summary>
    public virtual int LongestFacts => GuideEntry.FactsLength;

    /// <summary>What was said for its inputs.</summary>
    public abstract IReadOnlyDictionary<string, string> ValuesOf(Guide entry);

    /// <summary>All entries, archived ones too, to be changed.</summary>
    internal abstract Task<List<Guide>> LoadAsync(DeskDb db, CancellationToken cancellation);

    internal abstract Guide New(int tenantId, string name);

    /// <summary>Gives an entry what was said for the inputs.</summary>
    internal abstract void Take(Guide entry, IReadOnlyDictionary<string, string> values, IReadOnlyList<Guide> all);

    /// <summary>Why an entry, perhaps a new one, cannot become what is wanted of it; null: it can.</summary>
    internal virtual Task<GuideRefusal?> RefusesAsync(
        DeskDb db, Guide entry, IReadOnlyDictionary<string, string> values, IReadOnlyList<Guide> all, CancellationToken cancellation) => Task.FromResult<GuideRefusal?>(null);

    /// <summary>Why the desk cannot do without an entry; null: it can.</summary>
    internal virtual GuideRefusal? Keeps(Guide entry, IReadOnlyList<Guide> all) => null;
}
