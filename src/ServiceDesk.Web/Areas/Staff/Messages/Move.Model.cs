using System.ComponentModel.DataAnnotations;
using ServiceDesk.Web.Areas.Staff.Shared;

namespace ServiceDesk.Web.Areas.Staff.Messages;

/// <summary>A message that belongs elsewhere.</summary>
public sealed record MoveModel(long Id, int TicketNumber, string Author, string Beginning, MoveForm Form, Sidebar Sidebar);

public sealed class MoveForm
{
    /// <summary>Empty: a new ticket.</summary>
    [Display(Name = "Number of the ticket"), Range(1, int.MaxValue)]
    public int? Number { get; init; }
}
