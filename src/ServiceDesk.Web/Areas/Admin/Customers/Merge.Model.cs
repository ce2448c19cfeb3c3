using System.ComponentModel.DataAnnotations;
using ServiceDesk.People;

namespace ServiceDesk.Web.Areas.Admin.Customers;

/// <param name="Report">What goes over; null: it is not said yet into which customer.</param>
public sealed record MergeModel(Customer Customer, MergeForm Form, MergeReport? Report);

public sealed class MergeForm
{
    /// <summary>As <see cref="CustomerList.MeantByAsync"/> reads it.</summary>
    [Display(Name = "Merge into"), Required, StringLength(Customer.NameLength + 30)]
    public string Into { get; init; } = "";

    /// <summary>What goes over has been read, and this is meant.</summary>
    public long? Confirmed { get; init; }
}
