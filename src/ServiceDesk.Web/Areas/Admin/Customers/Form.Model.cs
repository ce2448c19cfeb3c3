using System.ComponentModel.DataAnnotations;
using System.Globalization;
using ServiceDesk.People;

namespace ServiceDesk.Web.Areas.Admin.Customers;

/// <param name="Customer">Null: a new one.</param>
public sealed record FormModel(Customer? Customer, CustomerForm Form)
{
    public IReadOnlyList<Contract> Contracts { get; init; } = [];

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

    public static CustomerForm Of(Customer customer, string? parentName) => new()
    {
        Name = customer.Name,
        MailDomain = customer.MailDomain,
        Parent = customer.ParentId is { } parent ? string.Create(CultureInfo.InvariantCulture, $"#{parent} {parentName}") : null,
    };
}
