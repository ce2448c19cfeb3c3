using System.ComponentModel.DataAnnotations;
using ServiceDesk.Installation;
using ServiceDesk.People;
using ServiceDesk.Tenants;

namespace ServiceDesk.Web.Installation;

public sealed record ShowModel(string Token, SetupForm Form)
{
    public static IReadOnlyList<string> Zones { get; } =
        ["UTC", .. TimeZoneInfo.GetSystemTimeZones().Select(x => x.Id).Where(x => x.Contains('/', StringComparison.Ordinal)).Order(StringComparer.Ordinal)];
}

public sealed class SetupForm
{
    [Display(Name = "Name of the desk"), Required, StringLength(Tenant.NameLength)]
    public string Name { get; init; } = "";

    [Display(Name = "Short name in addresses"), Required, StringLength(Tenant.SlugLength)]
    [RegularExpression("^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$", ErrorMessage = "Lower-case letters, digits and dashes; it begins and ends with a letter or digit.")]
    public string Slug { get; init; } = "";

    [Display(Name = "It starts as"), Required, StringLength(40)]
    public string Preset { get; init; } = "helpdesk";

    [Display(Name = "Language"), Required, RegularExpression("^(en|fr)$")]
    public string Language { get; init; } = "en";

    [Display(Name = "Time zone"), Required, StringLength(64)]
    public string TimeZone { get; init; } = "UTC";

    [Display(Name = "Mail address of the desk"), EmailAddress, StringLength(Person.AddressLength)]
    public string? MailAddress { get; init; }

    [Display(Name = "Your name"), Required, StringLength(Person.NameLength)]
    public string AdministratorName { get; init; } = "";

    [Display(Name = "Your mail address"), Required, EmailAddress, StringLength(Person.AddressLength)]
    public string AdministratorAddress { get; init; } = "";

    // As long as Identity wants it (AccountSetup); the upper end keeps the work of hashing small.
    [Display(Name = "Password"), Required, StringLength(200, MinimumLength = 10)]
    public string Password { get; init; } = "";

    /// <param name="host">Where the desk's address lies when none was given.</param>
    public NewTenant ToTenant(string host) => new(
        Slug, Name, Preset, AdministratorAddress, string.IsNullOrWhiteSpace(MailAddress) ? $"{Slug}@{host}" : MailAddress, Language, TimeZone)
    {
        AdministratorName = AdministratorName,
    };
}
