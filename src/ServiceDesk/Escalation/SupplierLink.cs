using ServiceDesk.Database;
using ServiceDesk.Tickets;

namespace ServiceDesk.Escalation;

/// <summary>What this desk is to the other one.</summary>
public enum LinkSide
{
    /// <summary>The other desk supplies this one: tickets are handed on to it.</summary>
    Retailer = 1,

    /// <summary>This desk supplies the other one: its tickets come here.</summary>
    Supplier = 2,
}

public enum LinkState
{
    /// <summary>The retailer has asked; the supplier has not answered.</summary>
    Proposed = 1,
    Active = 2,

    /// <summary>One of them has ended it, or the supplier has said no.</summary>
    Ended = 3,
}

/// <summary>That two tenants of the installation work together as retailer and supplier, as one of them knows it: each has a row of its own.</summary>
/// <remarks>
/// <code>
///   retailer's row   proposed ──the supplier's yes arrives──► active ──either ends it──► ended
///   supplier's row   proposed ──yes──► active ──────────────────────────────────────────► ended
/// </code>
/// Rows of both sides have the same <see cref="Key"/>; what one side does reaches the other as a <see cref="Crossing"/>.
/// </remarks>
public sealed class SupplierLink : ITenantRow
{
    public long Id { get; private set; }
    public required int TenantId { get; init; }
    public required Guid Key { get; init; }
    public required LinkSide Side { get; init; }
    public required int OtherTenantId { get; init; }
    public LinkState State { get; private set; } = LinkState.Proposed;
    public required DateTime ProposedAt { get; init; }
    public DateTime? AgreedAt { get; private set; }
    public DateTime? EndedAt { get; private set; }

    /// <summary>Where tickets of the retailer come in; null: the default queue, and the rules have their say.</summary>
    public long? QueueId { get; set; }
    public Queue? Queue { get; private set; }

    /// <summary>A <see cref="StatusMap"/>: what a status of the other desk's does to the ticket here.</summary>
    public string Statuses { get; set; } = "";

    /// <summary>Answers of the supplier's go on to the customer at once, under the assignee's name.</summary>
    public bool ForwardsAnswers { get; set; }

    internal bool Agree(DateTime at)
    {
        if (State != LinkState.Proposed)
            return false;
        (State, AgreedAt) = (LinkState.Active, at);
        return true;
    }

    internal bool End(DateTime at)
    {
        if (State == LinkState.Ended)
            return false;
        (State, EndedAt) = (LinkState.Ended, at);
        return true;
    }
}
