using ServiceDesk.Access;

namespace ServiceDesk.Tickets;

public sealed partial class Ticket
{
    /// <summary>The system of the customer's that it was submitted from, or for; null: none.</summary>
    public long? SystemId { get; private init; }

    /// <param name="opening">For whom it is opened.</param>
    private void RecordOrigin(Act act, TicketOpening opening)
    {
        if (opening.Partner is { } partner)
            Record(act, Fact.OpenedFor, from: partner, to: opening.Customer?.Name);
        if (opening.System is { } system)
            Record(act, Fact.SentFromSystem, to: system.Title);
    }
}
