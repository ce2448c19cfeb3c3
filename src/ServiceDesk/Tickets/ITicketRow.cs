using ServiceDesk.Database;

namespace ServiceDesk.Tickets;

/// <summary>A row that belongs to a ticket by a column <c>TicketId</c>, and is looked for while it is not yet saved (<see cref="DeskDb.KnownOf{T}"/>).</summary>
internal interface ITicketRow : ITenantRow
{
    Ticket? Ticket { get; }
}
