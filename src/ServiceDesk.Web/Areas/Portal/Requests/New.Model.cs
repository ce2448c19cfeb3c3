using System.ComponentModel.DataAnnotations;
using ServiceDesk.Guides;
using ServiceDesk.Tickets;

namespace ServiceDesk.Web.Areas.Portal.Requests;

/// <param name="Form">What was filled in.</param>
/// <param name="Queues">Those that are offered to end users; without any, the desk's default takes the request.</param>
/// <param name="Categories">May be chosen, need not.</param>
public sealed record NewModel(NewForm Form, IReadOnlyList<Queue> Queues, IReadOnlyList<Category> Categories);

public sealed class NewForm : FormWithFiles
{
    [Display(Name = "Where to")]
    public long? QueueId { get; init; }

    [Display(Name = "What it is about")]
    public long? CategoryId { get; init; }

    [Display(Name = "Subject"), Required, StringLength(Ticket.SubjectLength)]
    public string Subject { get; init; } = "";

    [Display(Name = "Description"), Required]
    public string Text { get; init; } = "";
}
