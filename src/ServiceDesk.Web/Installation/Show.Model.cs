using System.ComponentModel.DataAnnotations;
using ServiceDesk.Installation;
using ServiceDesk.People;

namespace ServiceDesk.Web.Installation;

public sealed record ShowModel(string Token, SetupForm Form);

public sealed class SetupForm : NewDeskForm
{
    [Display(Name = "Mail address of the desk"), EmailAddress, StringLength(Person.AddressLength)]
    public string? MailAddress { get; init; }

    [Display(Name = "Your name"), Required, StringLength(Person.NameLength)]
    public string AdministratorName { get; init; } = "";

    [Display(Name = "Your mail address"), Required, EmailAddress, StringLength(Person.AddressLength)]
    public string AdministratorAddress { get; init; } = "";

    // As long as Identity wants it (AccountSetup); the upper end keeps the work of hashing small.
    [Display(Name = "Password"), Required, StringLength(200, MinimumLength = 12)]
    public string Password { get; init; } = "";

    /// <param name="host">Where the desk's address lies when none was given.</param>
    public NewTenant ToTenant(string host) => new(
        Slug, Name, Preset, AdministratorAddress, string.IsNullOrWhiteSpace(MailAddress) ? $"{Slug}@{host}" : MailAddress, Language, TimeZone)
    {
        AdministratorName = AdministratorName,
    };
}
