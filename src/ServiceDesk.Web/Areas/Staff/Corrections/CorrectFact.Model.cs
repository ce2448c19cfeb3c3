using System.ComponentModel.DataAnnotations;
using ServiceDesk.Tickets;
using ServiceDesk.Tickets.Corrections;
using ServiceDesk.Web.Areas.Staff.Shared;

namespace ServiceDesk.Web.Areas.Staff.Corrections;

/// <summary>An entry of a ticket's history that is about to be corrected.</summary>
public sealed record CorrectFactModel(int TicketNumber, HistoryView Entry, CorrectFactForm Form, Sidebar Sidebar);

public sealed class CorrectFactForm
{
    [Display(Name = "How it should read"), Required, StringLength(CorrectFact.Length)]
    public string? Words { get; init; }

    [Display(Name = "Reason"), StringLength(HistoryEntry.WhyLength)]
    public string? Why { get; init; }
}
