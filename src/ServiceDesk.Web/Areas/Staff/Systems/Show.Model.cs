using System.ComponentModel.DataAnnotations;
using ServiceDesk.People;
using ServiceDesk.Services;
using ServiceDesk.Systems;
using ServiceDesk.Tickets.Lists;
using ServiceDesk.Web.Areas.Staff.Shared;

namespace ServiceDesk.Web.Areas.Staff.Systems;

/// <param name="System">Null: a new one.</param>
/// <param name="Services">Those of the customer's that it can stand for.</param>
/// <param name="Tickets">Its own, the newest update first.</param>
/// <param name="Made">What was just made; null: nothing.</param>
public sealed record ShowModel(
    Customer Customer, CustomerSystem? System, SystemForm Form, IReadOnlyList<Service> Services, TicketListPage Tickets, MadeSecret? Made, Sidebar Sidebar);

/// <summary>A link's address, or a token: shown once.</summary>
public sealed record MadeSecret(bool IsLink, string Text);

public sealed class SystemForm
{
    [Display(Name = "Name"), Required, StringLength(CustomerSystem.NameLength)]
    public string Name { get; init; } = "";

    [Display(Name = "Identifier"), StringLength(CustomerSystem.IdentifierLength)]
    public string? Identifier { get; init; }

    [Display(Name = "Location"), StringLength(CustomerSystem.LocationLength)]
    public string? Location { get; init; }

    [Display(Name = "Service")]
    public long? ServiceId { get; init; }

    public SystemInput Input => new(Name, Identifier, Location, ServiceId);

    public static SystemForm Of(CustomerSystem system) =>
        new() { Name = system.Name, Identifier = system.Identifier, Location = system.Location, ServiceId = system.ServiceId };
}
