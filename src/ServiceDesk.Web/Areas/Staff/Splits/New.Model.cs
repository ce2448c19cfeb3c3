using System.ComponentModel.DataAnnotations;
using ServiceDesk.Tickets;
using ServiceDesk.Web.Areas.Staff.Shared;

namespace ServiceDesk.Web.Areas.Staff.Splits;

/// <summary>Messages that are about to become a ticket of their own.</summary>
/// <param name="Messages">What can go along.</param>
public sealed record NewModel(int Number, IReadOnlyList<MessageView> Messages, SplitForm Form, Sidebar Sidebar);

public sealed class SplitForm
{
    [Display(Name = "Subject of the new ticket"), Required, StringLength(Ticket.SubjectLength)]
    public string? Subject { get; init; }

    public List<long> Messages { get; init; } = [];
}
