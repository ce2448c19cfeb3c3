using System.ComponentModel.DataAnnotations;
using ServiceDesk.People;
using ServiceDesk.Services;

namespace ServiceDesk.Web.Areas.Admin.Customers;

/// <param name="Service">Null: a new one.</param>
public sealed record ServiceModel(Customer Customer, Service? Service, ServiceForm Form);

public sealed class ServiceForm
{
    [Display(Name = "Name"), Required, StringLength(Service.NameLength)]
    public string Name { get; init; } = "";

    [Display(Name = "Number"), StringLength(Service.NumberLength)]
    public string? Number { get; init; }

    public ServiceInput Input => new(Name, Number);

    public static ServiceForm Of(Service service) => new() { Name = service.Name, Number = service.Number };
}
