using System.Globalization;
using ServiceDesk.Access;

namespace ServiceDesk.Tickets;

public sealed partial class Ticket
{
    /// <summary>The ticket that this one was merged into: its messages are there, and whoever asks for this one is led there. Null: none.</summary>
    public long? MergedIntoId { get; private set; }

    public bool IsMerged => MergedIntoId is not null;

    /// <summary>Says that the ticket has gone into another one; it has been closed, and its messages moved, before.</summary>
    internal void MergeInto(Act act, Ticket goal)
    {
        MergedIntoId = goal.Id;
        Record(act, Fact.MergedInto, to: NumberOf(goal));
    }

    /// <summary>Says that another ticket has come into this one.</summary>
    /// <param name="newest">The newest public message that there is now; null: none.</param>
    internal void TakeIn(Act act, Ticket merged, string? newest)
    {
        RefuseWhereMerged();
        Record(act, Fact.MergedIn, from: NumberOf(merged));
        ShowNewest(newest);
        Touch(act.At);
    }

    /// <summary>Takes back that it was merged; its status is set afterwards.</summary>
    internal void ComeOutOf(Act act, Ticket goal)
    {
        MergedIntoId = null;
        Record(act, Fact.Unmerged, from: NumberOf(goal));
    }

    internal void LetGo(Act act, Ticket merged, string? newest)
    {
        Record(act, Fact.Unmerged, to: NumberOf(merged));
        ShowNewest(newest);
    }

    private void ShowNewest(string? text)
    {
        if (text is not null)
            Preview = PreviewOf(text);
    }

    private void RefuseWhereMerged()
    {
        if (IsMerged)
            throw new TicketRuleException("This ticket was merged into another one; work goes on there.");
    }

    private static string NumberOf(Ticket ticket) => ticket.Number.ToString(CultureInfo.InvariantCulture);
}
