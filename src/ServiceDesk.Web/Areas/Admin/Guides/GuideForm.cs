using System.ComponentModel.DataAnnotations;
using ServiceDesk.Guides;

namespace ServiceDesk.Web.Areas.Admin.Guides;

/// <summary>An entry of any guide: what all have, and what its guide asks for.</summary>
public sealed class GuideForm
{
    [Display(Name = "Name"), Required, StringLength(Guide.NameLength)]
    public string Name { get; init; } = "";

    /// <summary>By languages.</summary>
    public Dictionary<string, string?> Names { get; init; } = [];

    [Display(Name = "Colour")]
    public string? Colour { get; init; } = GuideColours.Default;

    [Display(Name = "Icon")]
    public string? Icon { get; init; }

    /// <summary>By the guide's inputs; several where several can be chosen.</summary>
    public Dictionary<string, List<string?>> Values { get; init; } = [];

    public GuideEntryInput Input => new(
        Name,
        Names.Where(x => !string.IsNullOrWhiteSpace(x.Value)).ToDictionary(x => x.Key, x => x.Value!),
        Colour ?? GuideColours.Default,
        string.IsNullOrEmpty(Icon) ? null : Icon,
        Values.Where(x => ValueOf(x.Key).Length > 0).ToDictionary(x => x.Key, x => ValueOf(x.Key)));

    public string ValueOf(string input) =>
        string.Join('\n', (Values.GetValueOrDefault(input) ?? []).Where(x => !string.IsNullOrWhiteSpace(x))).ReplaceLineEndings("\n");

    public IReadOnlyCollection<string> ChosenOf(string input) => [.. ValueOf(input).Split('\n', StringSplitOptions.RemoveEmptyEntries)];

    public static GuideForm Of(GuideKind kind, Guide entry)
    {
        ArgumentNullException.ThrowIfNull(kind);
        ArgumentNullException.ThrowIfNull(entry);
        return new()
        {
            Name = entry.Name,
            Names = GuideEntryInput.Languages.ToDictionary(x => x, x => entry.TranslationIn(new(x))),
            Colour = entry.Colour,
            Icon = entry.Icon,
            Values = kind.ValuesOf(entry).ToDictionary(x => x.Key, x => new List<string?> { x.Value }),
        };
    }
}
