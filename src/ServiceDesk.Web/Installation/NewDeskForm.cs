using System.ComponentModel.DataAnnotations;
using ServiceDesk.Tenants;

namespace ServiceDesk.Web.Installation;

/// <summary>What a new desk is made of, whoever makes it.</summary>
public abstract class NewDeskForm
{
    [Display(Name = "Name of the desk"), Required, StringLength(Tenant.NameLength)]
    public string Name { get; init; } = "";

    [Display(Name = "Short name in addresses"), Required, StringLength(Tenant.SlugLength)]
    [RegularExpression("^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$", ErrorMessage = "Lower-case letters, digits and dashes; it begins and ends with a letter or digit.")]
    public string Slug { get; init; } = "";

    [Display(Name = "It starts as"), Required, StringLength(40)]
    public string Preset { get; init; } = "helpdesk";

    [Display(Name = "Language"), Required, RegularExpression("^(en|fr|de|he)$")]
    public string Language { get; init; } = "en";

    [Display(Name = "Time zone"), Required, StringLength(64)]
    public string TimeZone { get; init; } = "UTC";

    public static IReadOnlyList<string> Zones { get; } =
        ["UTC", .. TimeZoneInfo.GetSystemTimeZones().Select(x => x.Id).Where(x => x.Contains('/', StringComparison.Ordinal)).Order(StringComparer.Ordinal)];
}
