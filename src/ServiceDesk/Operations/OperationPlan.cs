using ServiceDesk.Tickets;

namespace ServiceDesk.Operations;

/// <summary>What operations want done to a ticket, gathered before anything is done.</summary>
public sealed class OperationPlan
{
    /// <summary>Tags are left alone here: <see cref="AddedTags"/>.</summary>
    public TicketChanges Changes { get; set; } = new();
    public List<string> AddedTags { get; } = [];
    public List<PlannedNotice> Notices { get; } = [];

    /// <summary>Somebody or something was found for it.</summary>
    public bool IsPlaced { get; set; }
}

/// <summary>A mail to staff about the ticket.</summary>
/// <param name="Recipient"><c>assignee</c>, <c>group</c> or <c>triage</c>.</param>
/// <param name="Text">What it says besides naming the ticket.</param>
public sealed record PlannedNotice(string Recipient, string Text);
