using System.ComponentModel.DataAnnotations;
using System.Globalization;
using ServiceDesk.People;
using ServiceDesk.Services;

namespace ServiceDesk.Web.Areas.Admin.Customers;

/// <param name="Customer">Null: a new one.</param>
public sealed record FormModel(Customer? Customer, CustomerForm Form)
{
    public IReadOnlyList<Contract> Contracts { get; init; } = [];

    public IReadOnlyList<Service> Services { get; init; } = [];

    /// <summary>The first few by name.</summary>
    public IReadOnlyList<CustomerPerson> People { get; init; } = [];
    public int PeopleCount { get; init; }

    /// <summary>The day that it is for the tenant.</summary>
    public DateOnly Today { get; init; }
}

public sealed record CustomerPerson(string Name, string Address);

public sealed class CustomerForm
{
    [Display(Name = "Name"), Required, StringLength(Customer.NameLength)]
    public string Name { get; init; } = "";

    [Display(Name = "Mail domain"), StringLength(Customer.MailDomainLength)]
    public string? MailDomain { get; init; }

    /// <summary>As <see cref="CustomerList.MeantByAsync"/> reads it: a list to choose from would be too long.</summary>
    [Display(Name = "Belongs to"), StringLength(Customer.NameLength + 30)]
    public string? Parent { get; init; }

    /// <summary>A mail address.</summary>
    [Display(Name = "Account contact"), StringLength(Person.AddressLength)]
    public string? AccountContact { get; init; }

    public static CustomerForm Of(Customer customer, string? parentName, string? contactAddress) => new()
    {
        Name = customer.Name,
        MailDomain = customer.MailDomain,
        AccountContact = contactAddress,
        Parent = customer.ParentId is { } parent ? string.Create(CultureInfo.InvariantCulture, $"#{parent} {parentName}") : null,
    };
}
