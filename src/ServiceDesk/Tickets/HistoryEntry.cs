using ServiceDesk.Access;
using ServiceDesk.Database;

namespace ServiceDesk.Tickets;

/// <summary>One fact about a ticket with its act; only ever added. Live pages and the activity log follow this table.</summary>
public sealed class HistoryEntry : ITenantRow
{
    public const int ValueLength = 400;
    public const int WhyLength = 400;

    private HistoryEntry()
    {
    }

    public long Id { get; private set; }
    public int TenantId { get; private init; }
    public long TicketId { get; private set; }
    public Ticket? Ticket { get; private init; }
    public Fact Fact { get; private init; }

    /// <summary>Null: the desk itself.</summary>
    public long? PersonId { get; private init; }
    public Door Door { get; private init; }
    public DateTime At { get; private init; }
    public string? Why { get; private init; }

    /// <summary>What stood before, as people read it.</summary>
    public string? From { get; private init; }
    public string? To { get; private init; }

    internal static HistoryEntry Of(Ticket ticket, Act act, Fact fact, string? from, string? to) => new()
    {
        TenantId = ticket.TenantId,
        Ticket = ticket,
        Fact = fact,
        PersonId = act.PersonId,
        Door = act.Door,
        At = act.At,
        Why = Cut(act.Why, WhyLength),
        From = Cut(from, ValueLength),
        To = Cut(to, ValueLength),
    };

    private static string? Cut(string? value, int length) =>
        value is null || value.Length <= length ? value : string.Concat(value.AsSpan(0, length - 1), "…");
}
