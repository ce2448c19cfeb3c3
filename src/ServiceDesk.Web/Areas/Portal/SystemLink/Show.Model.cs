using System.ComponentModel.DataAnnotations;
using ServiceDesk.People;
using ServiceDesk.Systems;
using ServiceDesk.Tickets;
using ServiceDesk.Web.Areas.Portal.Requests;

namespace ServiceDesk.Web.Areas.Portal.SystemLink;

/// <param name="Token">What stands in the address.</param>
public sealed record ShowModel(CustomerSystem System, string Token, SystemForm Form);

public sealed class SystemForm : FormWithFiles
{
    [Display(Name = "Subject"), Required, StringLength(Ticket.SubjectLength)]
    public string Subject { get; init; } = "";

    [Display(Name = "Description"), Required]
    public string Text { get; init; } = "";

    [Display(Name = "Your name"), Required, StringLength(Person.NameLength)]
    public string Name { get; init; } = "";

    [Display(Name = "Your mail address"), Required, StringLength(Person.AddressLength)]
    public string Address { get; init; } = "";
}
