using System.ComponentModel.DataAnnotations;
using ServiceDesk.Tickets;
using ServiceDesk.Tickets.Corrections;
using ServiceDesk.Web.Areas.Staff.Shared;

namespace ServiceDesk.Web.Areas.Staff.Corrections;

/// <summary>A message that is about to be corrected.</summary>
public sealed record CorrectMessageModel(int TicketNumber, MessageView Message, CorrectMessageForm Form, Sidebar Sidebar);

public sealed class CorrectMessageForm
{
    [Display(Name = "Text"), StringLength(Message.BodyLength)]
    public string? Text { get; init; }

    /// <summary>The editor's markup; absent without scripts and for messages that are plain.</summary>
    public string? Html { get; init; }

    /// <summary>Files that are not to be shown.</summary>
    public List<long> Withdrawn { get; init; } = [];

    [Display(Name = "Reason"), StringLength(MessageVersion.WhyLength)]
    public string? Why { get; init; }

    /// <summary>The correction that the page showed last: microseconds since 0001-01-01; null: none.</summary>
    public long? Seen { get; init; }
}
