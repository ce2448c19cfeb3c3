using System.ComponentModel.DataAnnotations;
using ServiceDesk.Relations;
using ServiceDesk.Tickets;
using ServiceDesk.Web.Areas.Staff.Shared;

namespace ServiceDesk.Web.Areas.Staff.Copies;

/// <summary>Tickets that are about to be opened for several customers.</summary>
public sealed record NewModel(int Number, IReadOnlyList<CopyCustomer> Customers, CopiesForm Form, Catalog Catalog, Sidebar Sidebar);

public sealed class CopiesForm
{
    [Display(Name = "Subject"), Required, StringLength(Ticket.SubjectLength)]
    public string? Subject { get; init; }

    [Display(Name = "Text"), Required, StringLength(Message.BodyLength)]
    public string? Text { get; init; }

    /// <summary>What the customers were looked for by.</summary>
    [StringLength(200)]
    public string? Q { get; init; }

    [StringLength(40)]
    public string? Relation { get; init; } = "parent";

    /// <summary>Of each customer, whose ticket it will be; null: none.</summary>
    public List<long?> People { get; init; } = [];

    [Display(Name = "Tell the requesters that a request of theirs was received")]
    public bool TellsRequesters { get; init; }
}
