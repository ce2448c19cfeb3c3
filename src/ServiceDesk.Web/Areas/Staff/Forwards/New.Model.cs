using System.ComponentModel.DataAnnotations;
using ServiceDesk.Tickets;
using ServiceDesk.Web.Areas.Staff.Shared;

namespace ServiceDesk.Web.Areas.Staff.Forwards;

/// <summary>A ticket that is about to be forwarded.</summary>
/// <param name="Messages">What can go along.</param>
public sealed record ForwardModel(int Number, string Subject, IReadOnlyList<MessageView> Messages, ForwardForm Form, Sidebar Sidebar);

public sealed class ForwardForm
{
    /// <summary>Parted by commas, semicolons or white space.</summary>
    [Display(Name = "To"), Required, StringLength(3000)]
    public string? To { get; init; }

    /// <summary>Empty: the ticket's.</summary>
    [Display(Name = "Subject"), StringLength(Ticket.SubjectLength)]
    public string? Subject { get; init; }

    [Display(Name = "Text"), StringLength(Message.BodyLength)]
    public string? Text { get; init; }

    /// <summary>A new mail: nothing goes along unless it is chosen.</summary>
    public bool Blank { get; init; }

    public IReadOnlyList<IFormFile> Files { get; init; } = [];
    public List<long> Messages { get; init; } = [];
    public List<long> Attachments { get; init; } = [];

    public IReadOnlyList<string> Addresses => (To ?? "").Split([',', ';', ' ', '\t', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries);
}
