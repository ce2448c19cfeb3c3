using System.ComponentModel.DataAnnotations;
using ServiceDesk.Scenarios;

namespace ServiceDesk.Web.Areas.Admin.Scenarios;

public sealed class ScenarioForm
{
    [Display(Name = "Name"), Required, StringLength(Scenario.NameLength)]
    public string Name { get; init; } = "";

    [Display(Name = "For requests of the customer"), StringLength(People.Customer.NameLength)]
    public string? Customer { get; init; }

    [Display(Name = "For whatever no other scenario is for")]
    public bool IsDefault { get; init; }
}
