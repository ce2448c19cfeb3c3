using ServiceDesk.People;
using ServiceDesk.Tickets;

namespace ServiceDesk.Operations;

/// <summary>What operations want done to a ticket, gathered before anything is done.</summary>
public sealed class OperationPlan
{
    /// <summary>Tags are left alone here: <see cref="AddedTags"/>.</summary>
    public TicketChanges Changes { get; set; } = new();
    public List<string> AddedTags { get; } = [];
    public List<PlannedNotice> Notices { get; } = [];

    /// <summary>What shall stand in the history, for staff.</summary>
    public List<string> Notes { get; } = [];

    /// <summary>How the ticket's group hands it out; null: it is not handed out.</summary>
    public Distribution? HandOut { get; set; }

    /// <summary>Why the ticket is escalated; null: it is not.</summary>
    public string? Escalation { get; set; }

    /// <summary>The ticket comes back to work, in whichever status of that phase its scenario leads to.</summary>
    public bool ComesBack { get; set; }

    /// <summary>Somebody or something was found for it.</summary>
    public bool IsPlaced { get; set; }
}

/// <summary>A mail to staff about the ticket.</summary>
/// <param name="Recipient"><c>assignee</c>, <c>group</c>, <c>main</c> (person of the group), <c>triage</c> or <see cref="Recipients.Responsible"/>.</param>
/// <param name="Text">What it says besides naming the ticket.</param>
public sealed record PlannedNotice(string Recipient, string Text)
{
    /// <summary>It says that a ticket which was put off is back.</summary>
    public bool IsReview { get; init; }

    /// <summary>It says that the ticket was escalated.</summary>
    public bool IsEscalation { get; init; }

    /// <summary>The stylesheet that writes it; one that is gone, or fails, leaves <see cref="Text"/>.</summary>
    public long? TemplateId { get; init; }
}
