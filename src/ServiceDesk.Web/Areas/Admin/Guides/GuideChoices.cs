using System.Globalization;
using Microsoft.Extensions.Localization;
using ServiceDesk.Conditions;
using ServiceDesk.Guides;
using ServiceDesk.Tickets;
using ServiceDesk.Web.Views.Shared;

namespace ServiceDesk.Web.Areas.Admin.Guides;

/// <summary>An entry of a guide, or a queue, that an entry of another guide can name.</summary>
public sealed record GuideChoice(ConditionChoice Choice, bool IsArchived)
{
    public static GuideChoice Of(Guide entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return new(new(entry.Id.ToString(CultureInfo.InvariantCulture), entry.Name) { Entry = entry }, entry.ArchivedAt is not null);
    }

    public static GuideChoice Of(Queue queue)
    {
        ArgumentNullException.ThrowIfNull(queue);
        return new(new(queue.Id.ToString(CultureInfo.InvariantCulture), queue.Name), queue.ArchivedAt is not null);
    }
}

/// <summary>What a guide's inputs choose from, and what was said for them in words.</summary>
public sealed class GuideChoices(IReadOnlyDictionary<string, IReadOnlyList<GuideChoice>> entries)
{
    public static async Task<GuideChoices> OfAsync(GuideKind kind, GuideCatalog guides, GuideReader reader, Catalog catalog, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(kind);
        ArgumentNullException.ThrowIfNull(guides);
        ArgumentNullException.ThrowIfNull(reader);
        ArgumentNullException.ThrowIfNull(catalog);
        var entries = new Dictionary<string, IReadOnlyList<GuideChoice>> { [GuideInput.AllQueues] = [.. catalog.EveryQueue.Select(GuideChoice.Of)] };
        foreach (var key in kind.Inputs.Select(x => x.Of).OfType<string>().Distinct())
            if (guides.Find(key) is { } other)
                entries[key] = [.. (await reader.AllAsync(other, cancellation)).Select(GuideChoice.Of)];
        return new(entries);
    }

    /// <summary>Those in use, and those that were chosen before they were archived.</summary>
    public IEnumerable<ConditionChoice> For(GuideInput input, IReadOnlyCollection<string> chosen)
    {
        ArgumentNullException.ThrowIfNull(input);
        return All(input).Where(x => !x.IsArchived || chosen.Contains(x.Choice.Value)).Select(x => x.Choice);
    }

    /// <summary>What was said for an input; null: nothing.</summary>
    public string? WordsOf(GuideInput input, string? value, IStringLocalizer<Texts> L)
    {
        ArgumentNullException.ThrowIfNull(input);
        return string.IsNullOrEmpty(value) ? null : input.Kind switch
        {
            GuideInputKind.Flag => L[input.Label],
            GuideInputKind.Phase => Enum.TryParse<Phase>(value, out var phase) ? L[PhaseWords.Of(phase)] : value,
            GuideInputKind.Entries or GuideInputKind.Queues => string.Join(", ", value.Split('\n').Select(id => All(input).FirstOrDefault(x => x.Choice.Value == id)).OfType<GuideChoice>().Select(x => L.Of(x.Choice))),
            GuideInputKind.Choice => input.Options.FirstOrDefault(x => x.Value == value).Label is { } label ? L[label] : value,
            _ => value,
        };
    }

    private IReadOnlyList<GuideChoice> All(GuideInput input) => entries.GetValueOrDefault(input.Of ?? "") ?? [];
}
