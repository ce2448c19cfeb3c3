using ServiceDesk.Database;
using ServiceDesk.People;

namespace ServiceDesk.Tickets;

/// <summary>Somebody besides the requester who takes part in the conversation: copied on a mail, or brought in by staff.</summary>
public sealed class Participant : ITenantRow
{
    public required int TenantId { get; init; }
    public long TicketId { get; private set; }
    public long PersonId { get; private set; }
    public required Person Person { get; init; }
    public required DateTime Since { get; init; }
}
