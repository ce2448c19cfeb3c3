using System.ComponentModel.DataAnnotations;
using ServiceDesk.People;

namespace ServiceDesk.Web.Areas.Admin.StaffMembers;

/// <param name="Roles">Those that an agent can have.</param>
public sealed record NewModel(InviteForm Form, IReadOnlyList<Access.Role> Roles);

public sealed class InviteForm
{
    [Display(Name = "Name"), StringLength(Person.NameLength)]
    public string? Name { get; init; }

    [Display(Name = "Mail address"), Required, EmailAddress, StringLength(Person.AddressLength)]
    public string Address { get; init; } = "";

    [Display(Name = "Role"), EnumDataType(typeof(StaffRole))]
    public StaffRole Role { get; init; } = StaffRole.Agent;

    /// <summary>An agent's; none: the default one.</summary>
    public List<long> Roles { get; init; } = [];
}
