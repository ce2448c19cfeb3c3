using System.ComponentModel.DataAnnotations;
using ServiceDesk.People;

namespace ServiceDesk.Web.Areas.Admin.Customers;

/// <param name="Search">As it was asked for; null: all.</param>
/// <param name="People">The first by name, of <paramref name="Count"/>.</param>
public sealed record PeopleModel(Customer Customer, string? Search, IReadOnlyList<Person> People, int Count, CustomerPersonForm Form)
{
    /// <summary>Whoever is to be added belongs to another customer: that has to be meant.</summary>
    public bool AsksToTake { get; init; }
}

public sealed class CustomerPersonForm
{
    [Display(Name = "Mail address"), Required, StringLength(Person.AddressLength)]
    public string Address { get; init; } = "";

    [Display(Name = "Name"), StringLength(Person.NameLength)]
    public string? Name { get; init; }

    [Display(Name = "Take them over")]
    public bool Takes { get; init; }
}
