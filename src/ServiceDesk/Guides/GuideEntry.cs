using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;

namespace ServiceDesk.Guides;

/// <summary>An entry of any guide that has no table of its own: a ticket type, a product, a skill, …</summary>
public sealed class GuideEntry : Guide
{
    public const int KindLength = 40;
    public const int FactsLength = 4000;

    private FrozenDictionary<string, string>? read;

    /// <summary>The key of its <see cref="GuideKind"/>.</summary>
    public required string Kind { get; init; }

    /// <summary>What the kind asks for besides, as JSON; null: nothing was said.</summary>
    public string? Facts { get; private set; }

    /// <summary>What was said for an input of its kind; null: nothing.</summary>
    public string? Value(string input) => Values.GetValueOrDefault(input);

    /// <summary>In a reader's language where that was written, else as it was written first.</summary>
    public string? ValueIn(string input, CultureInfo culture)
    {
        ArgumentNullException.ThrowIfNull(culture);
        return Value(GuideInput.InLanguage(input, culture.TwoLetterISOLanguageName)) ?? Value(input);
    }

    /// <summary>The entries that were chosen for an input.</summary>
    public IReadOnlyList<long> Ids(string input) => GuideInput.ReadIds(Value(input));

    public IReadOnlyDictionary<string, string> Values =>
        read ??= (Facts is { } facts ? JsonSerializer.Deserialize<Dictionary<string, string>>(facts) ?? [] : []).ToFrozenDictionary();

    internal void Take(IReadOnlyDictionary<string, string> values) =>
        (Facts, read) = (values.Count == 0 ? null : JsonSerializer.Serialize(values), null);
}
