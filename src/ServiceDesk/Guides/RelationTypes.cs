using System.Globalization;
using ServiceDesk.Guides.Kinds;

namespace ServiceDesk.Guides;

/// <summary>The two names of a relation type.</summary>
public static class RelationTypes
{
    /// <summary>As it is read from the other side, as it was written first.</summary>
    public static string Inverse(GuideEntry type)
    {
        ArgumentNullException.ThrowIfNull(type);
        return type.Value(RelationTypeKind.InverseInput) ?? type.Name;
    }

    public static string InverseIn(GuideEntry type, CultureInfo culture)
    {
        ArgumentNullException.ThrowIfNull(type);
        return type.ValueIn(RelationTypeKind.InverseInput, culture) ?? type.NameIn(culture);
    }
}
