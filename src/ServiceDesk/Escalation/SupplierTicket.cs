using System.Globalization;
using ServiceDesk.Database;
using ServiceDesk.Guides;
using ServiceDesk.Tickets;

namespace ServiceDesk.Escalation;

/// <summary>One half of a pair of tickets, the retailer's and the supplier's: what this desk knows of the other's ticket.</summary>
/// <remarks>
/// Both halves have the same <see cref="Key"/>. Invariants: while <see cref="EndedAt"/> is null and the link is active, public messages
/// and statuses travel both ways; notes never do. <see cref="Chain"/> names every tenant through whose hands the ticket has gone, this
/// one last: none of them can be asked for it again, so no circle comes to be.
/// </remarks>
public sealed class SupplierTicket : ITenantRow
{
    public const int ChainLength = 400;

    /// <summary>Tenants that one ticket can go through.</summary>
    public const int LongestChain = 10;

    public long Id { get; private set; }
    public required int TenantId { get; init; }
    public required Guid Key { get; init; }
    public long LinkId { get; private set; }
    public required SupplierLink Link { get; init; }
    public long TicketId { get; private set; }
    public required Ticket Ticket { get; init; }

    /// <summary>Tenant ids, parted by spaces.</summary>
    public required string Chain { get; init; }

    /// <summary>Null: the supplier has not opened it yet.</summary>
    public int? OtherNumber { get; private set; }

    /// <summary>As the other desk calls it.</summary>
    public string? OtherStatus { get; private set; }
    public Phase? OtherPhase { get; private set; }
    public required DateTime StartedAt { get; init; }
    public DateTime? EndedAt { get; private set; }

    public IReadOnlyList<int> Tenants => ReadChain(Chain);

    internal void OtherIs(int? number, string status, Phase phase) => (OtherNumber, OtherStatus, OtherPhase) = (number ?? OtherNumber, status, phase);

    internal bool End(DateTime at)
    {
        if (EndedAt is not null)
            return false;
        EndedAt = at;
        return true;
    }

    internal static string WriteChain(IEnumerable<int> tenants) => string.Join(' ', tenants.Select(x => x.ToString(CultureInfo.InvariantCulture)));

    internal static IReadOnlyList<int> ReadChain(string chain) =>
        [.. chain.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(x => int.Parse(x, CultureInfo.InvariantCulture))];
}

/// <summary>The other half, as a page shows it.</summary>
/// <param name="Side">What this desk is to the other one.</param>
/// <param name="Number">Null: the supplier has not opened it yet.</param>
public sealed record OtherDeskTicket(long Id, LinkSide Side, string Desk, int? Number, string? Status, Phase? Phase, DateTime StartedAt, DateTime? EndedAt);
