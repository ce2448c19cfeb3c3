using System.ComponentModel.DataAnnotations;
using ServiceDesk.Partners;
using ServiceDesk.People;
using ServiceDesk.Systems;

namespace ServiceDesk.Web.Areas.Admin.Customers;

/// <param name="Links">Those that hold, in which it serves or is served.</param>
/// <param name="People">Who works for it as a partner.</param>
/// <param name="Systems">Its own, to which a partner can be limited.</param>
public sealed record PartnersModel(
    Customer Customer, IReadOnlyList<PartnerLink> Links, IReadOnlyList<PartnerPerson> People, IReadOnlyList<CustomerSystem> Systems, PartnerForm Form, PartnerPersonForm Person)
{
    public IEnumerable<PartnerLink> Partners => Links.Where(x => x.CustomerId == Customer.Id);

    public IEnumerable<PartnerLink> Served => Links.Where(x => x.PartnerId == Customer.Id);
}

public sealed class PartnerForm
{
    [Display(Name = "Partner"), Required, StringLength(Customer.NameLength)]
    public string Partner { get; init; } = "";

    [Display(Name = "For")]
    public long? SystemId { get; init; }
}

public sealed class PartnerPersonForm
{
    [Display(Name = "Mail address"), Required, StringLength(Person.AddressLength)]
    public string Address { get; init; } = "";

    [Display(Name = "May submit")]
    public bool MaySubmit { get; init; } = true;

    [Display(Name = "May process")]
    public bool MayProcess { get; init; }
}
