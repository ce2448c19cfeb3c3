using System.Globalization;
using ServiceDesk.Access;
using ServiceDesk.Guides;

namespace ServiceDesk.Tickets;

public sealed partial class Ticket
{
    /// <summary>Since when somebody further up is called; null: nobody is, or it was handled.</summary>
    public DateTime? EscalatedAt { get; private set; }

    /// <summary>A desk of the installation besides this one has, or had, a ticket to it.</summary>
    public bool IsShared { get; private set; }

    /// <summary>Says that somebody further up was called: by a person, a rule, a scenario or a timer.</summary>
    /// <param name="to">Who was called; null: those that the rule names.</param>
    public void Escalate(Act act, string reason, string? to = null)
    {
        ArgumentNullException.ThrowIfNull(act);
        EscalatedAt ??= act.At;
        Record(act, Fact.Escalated, to, reason);
    }

    /// <returns>False: it was not escalated.</returns>
    internal bool EndEscalation(Act act, string word)
    {
        if (EscalatedAt is null)
            return false;
        EscalatedAt = null;
        Record(act, Fact.EscalationHandled, to: word);
        return true;
    }

    /// <summary>Says that the ticket was handed on to a supplier.</summary>
    /// <exception cref="TicketRuleException">The ticket was merged into another one.</exception>
    internal void HandOn(Act act, string supplier)
    {
        RefuseWhereMerged();
        IsShared = true;
        Record(act, Fact.SupplierAsked, to: supplier);
    }

    /// <summary>The ticket was opened for a retailer.</summary>
    internal void ShareWithRetailer() => IsShared = true;

    internal void OtherDeskOpened(Act act, string desk, int number) => Record(act, Fact.SupplierOpened, desk, number.ToString(CultureInfo.InvariantCulture));

    internal void OtherDeskMoved(Act act, string desk, string status, Phase phase) => Record(act, phase == Phase.Solved ? Fact.OtherDeskSolved : Fact.OtherDeskStatus, desk, status);

    internal void OtherDeskEnded(Act act, string desk) => Record(act, Fact.OtherDeskEnded, to: desk);

    /// <summary>Says that something did not reach the other desk.</summary>
    internal void ReportNotHandedOver(Act act, string desk, string reason) => Record(act, Fact.NotHandedOver, desk, reason);
}
