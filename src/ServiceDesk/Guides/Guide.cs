using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;
using ServiceDesk.Database;

namespace ServiceDesk.Guides;

/// <summary>An entry of reference data kept by administrators: ordered, coloured, archived rather than deleted when in use.</summary>
public abstract class Guide : ITenantRow
{
    public const int NameLength = 80;
    public const int IconLength = 40;
    public const int TranslationsLength = 1000;

    private FrozenDictionary<string, string>? read;

    public long Id { get; private set; }
    public required int TenantId { get; init; }

    /// <summary>In the tenant's own language.</summary>
    public required string Name { get; set; }

    /// <summary>The names in other languages by their two letters, as JSON; null: none was written.</summary>
    public string? Translations { get; private set; }
    public int Order { get; set; }

    /// <summary>One of <see cref="GuideColours"/>.</summary>
    public string Colour { get; set; } = GuideColours.Default;

    /// <summary>One of the application's icons; null: none.</summary>
    public string? Icon { get; set; }

    public DateTime? ArchivedAt { get; set; }

    /// <summary>The name that was written for a language; null: none was.</summary>
    public string? TranslationIn(CultureInfo culture)
    {
        ArgumentNullException.ThrowIfNull(culture);
        if (Translations is not { } text)
            return null;
        // Shared by requests once it is in the catalog: whoever reads first reads for all.
        read ??= (JsonSerializer.Deserialize<Dictionary<string, string>>(text) ?? []).ToFrozenDictionary();
        return read.GetValueOrDefault(culture.TwoLetterISOLanguageName);
    }

    /// <summary>The name for readers of a language.</summary>
    public string NameIn(CultureInfo culture) => TranslationIn(culture) ?? Name;

    /// <param name="names">By two letters; empty ones count for none.</param>
    public void Translate(IEnumerable<KeyValuePair<string, string>> names)
    {
        var written = names.Where(x => !string.IsNullOrWhiteSpace(x.Value)).OrderBy(x => x.Key, StringComparer.Ordinal).ToDictionary(x => x.Key, x => x.Value.Trim());
        (Translations, read) = (written.Count == 0 ? null : JsonSerializer.Serialize(written), null);
    }
}

/// <summary>Where a ticket stands, in the tenant's own words.</summary>
public sealed class Status : Guide
{
    public required Phase Phase { get; set; }

    /// <summary>Taken when nothing else says which status of the phase to use.</summary>
    public bool IsDefault { get; set; }
}

/// <summary>How urgent a ticket is, in the tenant's own words. <see cref="Guide.Order"/> ranks: higher is more urgent.</summary>
public sealed class Priority : Guide
{
    public bool IsDefault { get; set; }
}

/// <summary>What a request is about, as the portal's form offers it.</summary>
public sealed class Category : Guide;
