using System.ComponentModel.DataAnnotations;
using ServiceDesk.Guides;
using ServiceDesk.People;

namespace ServiceDesk.Web.Areas.Admin.Customers;

/// <param name="Contract">Null: a new one.</param>
/// <param name="Products">What it can cover: the desk's products, and those it covers though they are archived.</param>
public sealed record ContractModel(Customer Customer, Contract? Contract, ContractForm Form, IReadOnlyList<GuideEntry> Products);

public sealed class ContractForm
{
    [Display(Name = "Name"), Required, StringLength(Contract.NameLength)]
    public string Name { get; init; } = "";

    [Display(Name = "Number"), StringLength(Contract.NumberLength)]
    public string? Number { get; init; }

    [Display(Name = "First day")]
    public DateOnly? From { get; init; }

    [Display(Name = "Last day")]
    public DateOnly? Until { get; init; }

    [Display(Name = "Products")]
    public List<long> Products { get; init; } = [];

    public ContractInput Input => new(Name, Number, From, Until, Products);

    public static ContractForm Of(Contract contract) => new()
    {
        Name = contract.Name, Number = contract.Number, From = contract.From, Until = contract.Until, Products = [.. contract.Products.Select(x => x.ProductId)],
    };
}
