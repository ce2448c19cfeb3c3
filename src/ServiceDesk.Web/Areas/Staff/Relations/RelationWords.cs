using System.Globalization;
using Microsoft.Extensions.Localization;
using ServiceDesk.Guides;
using ServiceDesk.Relations;
using ServiceDesk.Tickets;
using ServiceDesk.Web.Views.Shared;

namespace ServiceDesk.Web.Areas.Staff.Relations;

/// <summary>Says how one ticket belongs to another, and what a form offers.</summary>
public sealed class RelationWords(IStringLocalizer<Texts> L, Catalog catalog)
{
    public string Of(RelationView relation)
    {
        ArgumentNullException.ThrowIfNull(relation);
        return (relation.Kind, relation.FromStart) switch
        {
            (RelationKind.Typed, true) => L.Of(catalog.RelationType(relation.TypeId)),
            (RelationKind.Typed, false) => Inverse(catalog.RelationType(relation.TypeId)),
            (RelationKind.Parent, true) => L["Parent of"],
            (RelationKind.Parent, false) => L["Child of"],
            (RelationKind.Split, true) => L["Split into"],
            (RelationKind.Split, false) => L["Split off from"],
            (RelationKind.Merged, true) => L["Merged into"],
            (RelationKind.Merged, false) => L["Merged in"],
            _ => L["Relates to"],
        };
    }

    /// <summary>Value and words of each relation that somebody can choose.</summary>
    public IEnumerable<(string Value, string Name)> Choices()
    {
        yield return ("related", L["Relates to"]);
        foreach (var type in catalog.RelationTypes)
        {
            yield return ($"type-{type.Id}", L.Of(type));
            // One that reads the same from both sides is offered once.
            if (!string.Equals(RelationTypes.Inverse(type), type.Name, StringComparison.OrdinalIgnoreCase))
                yield return ($"inverse-{type.Id}", Inverse(type));
        }
        yield return ("parent", L["Parent of"]);
        yield return ("child", L["Child of"]);
    }

    private static string Inverse(GuideEntry? type) => type is null ? "" : RelationTypes.InverseIn(type, CultureInfo.CurrentUICulture);
}
