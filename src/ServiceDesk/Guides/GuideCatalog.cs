using System.Collections.Frozen;

namespace ServiceDesk.Guides;

/// <summary>All guides, checked once.</summary>
public sealed class GuideCatalog
{
    private readonly FrozenDictionary<string, GuideKind> byKey;

    /// <exception cref="InvalidOperationException">Two guides have one key, or one has two inputs of one name.</exception>
    public GuideCatalog(IEnumerable<GuideKind> kinds)
    {
        Kinds = [.. kinds];
        if (Kinds.GroupBy(x => x.Key).FirstOrDefault(x => x.Count() > 1) is { } twice)
            throw new InvalidOperationException($"Two guides are called '{twice.Key}': {string.Join(" and ", twice.Select(x => x.GetType().Name))}; keys stand in saved entries and must differ.");
        if (Kinds.FirstOrDefault(x => x.Key.Length > GuideEntry.KindLength) is { } tooLong)
            throw new InvalidOperationException($"The key '{tooLong.Key}' of a guide has {tooLong.Key.Length} characters; at most {GuideEntry.KindLength} fit.");
        if (Kinds.FirstOrDefault(x => x.Inputs.DistinctBy(input => input.Name).Count() < x.Inputs.Count) is { } unclear)
            throw new InvalidOperationException($"The guide '{unclear.Key}' has two inputs of one name.");
        byKey = Kinds.ToFrozenDictionary(x => x.Key);
    }

    public IReadOnlyList<GuideKind> Kinds { get; }

    public GuideKind? Find(string key) => byKey.GetValueOrDefault(key);
}
