using System.ComponentModel.DataAnnotations;
using ServiceDesk.Installation;
using ServiceDesk.People;
using ServiceDesk.Web.Installation;

namespace ServiceDesk.Web.Areas.Admin.Tenants;

public sealed class TenantForm : NewDeskForm
{
    [Display(Name = "Mail address of the desk"), Required, EmailAddress, StringLength(Person.AddressLength)]
    public string MailAddress { get; init; } = "";

    [Display(Name = "Name of its administrator"), Required, StringLength(Person.NameLength)]
    public string AdministratorName { get; init; } = "";

    [Display(Name = "Mail address of its administrator"), Required, EmailAddress, StringLength(Person.AddressLength)]
    public string AdministratorAddress { get; init; } = "";

    public NewTenant ToTenant() => new(Slug, Name, Preset, AdministratorAddress, MailAddress, Language, TimeZone) { AdministratorName = AdministratorName };
}
