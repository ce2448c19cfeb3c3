using Microsoft.Extensions.Localization;
using ServiceDesk.Guides;

namespace ServiceDesk.Web.Areas.Admin.Guides;

/// <param name="Entries">Those in use in their order, then archived ones.</param>
public sealed record ShowModel(GuideKind Kind, IReadOnlyList<Guide> Entries, GuideChoices Choices)
{
    /// <summary>What the desk knows of an entry, in words.</summary>
    public IEnumerable<string> WordsOf(Guide entry, IStringLocalizer<Texts> L)
    {
        var values = Kind.ValuesOf(entry);
        return Kind.Inputs.Where(x => x.IsListed).Select(x => Choices.WordsOf(x, values.GetValueOrDefault(x.Name), L)).OfType<string>();
    }
}
