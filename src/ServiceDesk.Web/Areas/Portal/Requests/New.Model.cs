using System.ComponentModel.DataAnnotations;
using ServiceDesk.CustomFields;
using ServiceDesk.Guides;
using ServiceDesk.Partners;
using ServiceDesk.Tickets;
using ServiceDesk.Web.Views.Shared;

namespace ServiceDesk.Web.Areas.Portal.Requests;

/// <param name="Form">What was filled in.</param>
/// <param name="Queues">Those that are offered to end users; without any, the desk's default takes the request.</param>
/// <param name="Catalog">Categories, types, products and subjects: they may be chosen, and need not be.</param>
public sealed record NewModel(NewForm Form, IReadOnlyList<Queue> Queues, Catalog Catalog)
{
    /// <summary>Customers and systems that the writer may open requests for; empty for whoever works for no partner.</summary>
    public IReadOnlyList<RequestTarget> Targets { get; init; } = [];

    /// <summary>The queue that is chosen when nobody chooses.</summary>
    public long? QueueId => Form.QueueId ?? (Queues.FirstOrDefault(x => x.IsDefault) ?? (Queues is [var first, ..] ? first : Catalog.DefaultQueue)).Id;

    /// <summary>The custom fields that the form asks of a request like this one.</summary>
    public IEnumerable<CustomField> Asked => Catalog.FieldsFor(QueueId, Form.TypeId).Where(x => x.Audience == FieldAudience.Asked);

    public CustomFieldInputs Fields => new([.. Catalog.Fields.Where(x => x.Audience == FieldAudience.Asked)], Form.Fields, $"{nameof(Form)}.{nameof(Form.Fields)}", QueueId, Form.TypeId);

    /// <summary>What can be chosen, with its field and what is chosen.</summary>
    public IEnumerable<(string Field, long? Chosen, IReadOnlyList<Guide> Entries)> Choices =>
    [
        (nameof(NewForm.CategoryId), Form.CategoryId, Catalog.Categories),
        (nameof(NewForm.TypeId), Form.TypeId, Catalog.Types),
        (nameof(NewForm.ProductId), Form.ProductId, Catalog.Products),
    ];
}

public sealed class NewForm : FormWithFiles
{
    /// <summary>A customer, or a system of one (<see cref="RequestTarget.Key"/>); null: the writer.</summary>
    [Display(Name = "For whom"), StringLength(50)]
    public string? For { get; init; }

    [Display(Name = "Where to")]
    public long? QueueId { get; init; }

    [Display(Name = "What it is about")]
    public long? CategoryId { get; init; }

    [Display(Name = "What kind of request it is")]
    public long? TypeId { get; init; }

    [Display(Name = "Product or service")]
    public long? ProductId { get; init; }

    [Display(Name = "Subject"), Required, StringLength(Ticket.SubjectLength)]
    public string Subject { get; init; } = "";

    /// <summary>Custom fields by their ids; those that were on the form.</summary>
    public Dictionary<long, string?> Fields { get; init; } = [];

    [Display(Name = "Description"), Required]
    public string Text { get; init; } = "";
}
