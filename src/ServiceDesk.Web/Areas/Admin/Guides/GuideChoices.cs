using Microsoft.Extensions.Localization;
using ServiceDesk.Guides;
using ServiceDesk.Web.Views.Shared;

namespace ServiceDesk.Web.Areas.Admin.Guides;

/// <summary>What a guide's inputs choose from, and what was said for them in words.</summary>
public sealed class GuideChoices(IReadOnlyDictionary<string, IReadOnlyList<Guide>> entries)
{
    public static async Task<GuideChoices> OfAsync(GuideKind kind, GuideCatalog guides, GuideReader reader, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(kind);
        ArgumentNullException.ThrowIfNull(guides);
        ArgumentNullException.ThrowIfNull(reader);
        var entries = new Dictionary<string, IReadOnlyList<Guide>>();
        foreach (var key in kind.Inputs.Select(x => x.Of).OfType<string>().Distinct())
            if (guides.Find(key) is { } other)
                entries[key] = await reader.AllAsync(other, cancellation);
        return new(entries);
    }

    /// <summary>Those in use, and those that were chosen before they were archived.</summary>
    public IEnumerable<Guide> For(GuideInput input, IReadOnlyCollection<string> chosen)
    {
        ArgumentNullException.ThrowIfNull(input);
        return All(input).Where(x => x.ArchivedAt is null || chosen.Contains(KeyOf(x)));
    }

    public static string KeyOf(Guide entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return entry.Id.ToString(System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary>What was said for an input; null: nothing.</summary>
    public string? WordsOf(GuideInput input, string? value, IStringLocalizer<Texts> L)
    {
        ArgumentNullException.ThrowIfNull(input);
        return string.IsNullOrEmpty(value) ? null : input.Kind switch
        {
            GuideInputKind.Flag => L[input.Label],
            GuideInputKind.Phase => Enum.TryParse<Phase>(value, out var phase) ? L[PhaseWords.Of(phase)] : value,
            GuideInputKind.Entries => string.Join(", ", GuideInput.ReadIds(value).Select(id => L.Of(All(input).FirstOrDefault(x => x.Id == id)))),
            _ => value,
        };
    }

    private IReadOnlyList<Guide> All(GuideInput input) => entries.GetValueOrDefault(input.Of ?? "") ?? [];
}
