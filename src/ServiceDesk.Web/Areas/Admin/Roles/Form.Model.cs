using System.ComponentModel.DataAnnotations;
using ServiceDesk.Access;

namespace ServiceDesk.Web.Areas.Admin.Roles;

/// <param name="Role">Null: a new one.</param>
/// <param name="Rights">Those that can be ticked.</param>
public sealed record FormModel(Role? Role, IReadOnlyList<RightEntry> Rights, RoleForm Form);

public sealed class RoleForm
{
    [Display(Name = "Name"), Required, StringLength(Role.NameLength)]
    public string Name { get; init; } = "";

    [Display(Name = "Tickets"), EnumDataType(typeof(TicketScope)), AllowedValues(TicketScope.Own, TicketScope.Group, TicketScope.All)]
    public TicketScope Scope { get; init; } = TicketScope.All;

    [Display(Name = "New colleagues get this role")]
    public bool IsDefault { get; init; }

    [Display(Name = "Needs a second factor")]
    public bool NeedsSecondFactor { get; init; }

    public List<Right> Rights { get; init; } = [];

    public static RoleForm Of(Role role)
    {
        ArgumentNullException.ThrowIfNull(role);
        return new() { Name = role.Name, Scope = role.Scope, IsDefault = role.IsDefault, NeedsSecondFactor = role.NeedsSecondFactor, Rights = [.. role.Held] };
    }
}
