using System.ComponentModel.DataAnnotations;
using ServiceDesk.Installation;
using ServiceDesk.People;

namespace ServiceDesk.Web.Areas.Admin.Operators;

public sealed record IndexModel(IReadOnlyList<Operator> Operators, OperatorForm Form);

public sealed class OperatorForm
{
    [Display(Name = "Mail address"), Required, EmailAddress, StringLength(Person.AddressLength)]
    public string Address { get; init; } = "";
}
