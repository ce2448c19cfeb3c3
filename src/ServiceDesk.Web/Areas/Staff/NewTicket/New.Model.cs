using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ModelBinding.Validation;
using ServiceDesk.CustomFields;
using ServiceDesk.People;
using ServiceDesk.Tickets;
using ServiceDesk.Web.Areas.Staff.Shared;

namespace ServiceDesk.Web.Areas.Staff.NewTicket;

/// <summary>A ticket that staff write down for somebody: a call, a word in the corridor.</summary>
public sealed class NewModel
{
    [Display(Name = "Name"), StringLength(Person.NameLength)]
    public string? RequesterName { get; set; }

    [Display(Name = "Mail address"), Required, EmailAddress, StringLength(Person.AddressLength)]
    public string? RequesterAddress { get; set; }

    [Display(Name = "Subject"), Required, StringLength(Ticket.SubjectLength)]
    public string? Subject { get; set; }

    [Display(Name = "Text")]
    public string? Text { get; set; }

    /// <summary>The editor's markup.</summary>
    public string? Html { get; set; }

    [Display(Name = "Queue")]
    public long? QueueId { get; set; }

    [Display(Name = "Category")]
    public long? CategoryId { get; set; }

    [Display(Name = "Ticket type")]
    public long? TypeId { get; set; }

    [Display(Name = "Product")]
    public long? ProductId { get; set; }

    [Display(Name = "Priority")]
    public long? PriorityId { get; set; }

    [Display(Name = "Assignee")]
    public long? AssigneeId { get; set; }

    /// <summary>Custom fields by their ids; those that were on the form.</summary>
    public Dictionary<long, string?> Fields { get; set; } = [];

    [Display(Name = "Files")]
    public IReadOnlyList<IFormFile> Files { get; set; } = [];

    /// <summary>What the page shows around the form; no part of what is sent.</summary>
    [ValidateNever, BindNever]
    public Sidebar Sidebar { get; set; } = null!;

    /// <summary>The custom fields of a ticket of the chosen queue and type.</summary>
    public IEnumerable<CustomField> AskedFields() => Sidebar.Catalog.FieldsFor(QueueId, TypeId);
}
