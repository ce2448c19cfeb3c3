using ServiceDesk.Database;
using ServiceDesk.Tickets;

namespace ServiceDesk.Services;

/// <summary>A ticket is about one of its customer's services.</summary>
public sealed class ServiceLink : ITenantRow
{
    public long Id { get; private set; }
    public required int TenantId { get; init; }
    public long TicketId { get; private set; }
    public required Ticket Ticket { get; init; }
    public long ServiceId { get; private set; }
    public required Service Service { get; init; }
}
