using System.ComponentModel.DataAnnotations;
using ServiceDesk.Scenarios;

namespace ServiceDesk.Web.Areas.Admin.Scenarios;

public sealed class ScenarioForm
{
    [Display(Name = "Name"), Required, StringLength(Scenario.NameLength)]
    public string Name { get; init; } = "";

    [Display(Name = "For the product")]
    public long? ProductId { get; init; }

    [Display(Name = "For requests of the customer"), StringLength(ServiceDesk.People.Customer.NameLength)]
    public string? Customer { get; init; }

    [Display(Name = "Under the contract"), StringLength(ServiceDesk.People.Contract.NameLength)]
    public string? Contract { get; init; }

    [Display(Name = "For whatever no other scenario is for")]
    public bool IsDefault { get; init; }
}

/// <param name="Catalog">What can be chosen.</param>
public sealed record ScenarioFormModel(ScenarioForm Form, ServiceDesk.Tickets.Catalog Catalog);
