using System.ComponentModel.DataAnnotations;
using ServiceDesk.People;
using ServiceDesk.Tickets.Lists;
using ServiceDesk.Web.Areas.Staff.Shared;

namespace ServiceDesk.Web.Areas.Staff.Customers;

/// <summary>A customer's desk: what waits there, and all that staff should know of it (E2).</summary>
/// <param name="Open">Its open tickets, the newest update first.</param>
public sealed record ShowModel(CustomerView View, TicketListPage Open, NoteForm Form, DateOnly Today, Sidebar Sidebar)
{
    public Customer Customer => View.Customer;
}

public sealed class NoteForm
{
    [Display(Name = "Note"), StringLength(Customer.NoteLength)]
    public string? Note { get; init; }

    /// <summary>The note as the page showed it.</summary>
    public string? Was { get; init; }
}
