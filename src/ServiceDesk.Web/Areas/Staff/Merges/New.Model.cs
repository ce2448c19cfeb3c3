using ServiceDesk.Tickets;
using ServiceDesk.Web.Areas.Staff.Shared;

namespace ServiceDesk.Web.Areas.Staff.Merges;

/// <summary>A ticket that is about to be merged.</summary>
/// <param name="Goal">What it would go into; null: nobody has said, or there is no such ticket.</param>
/// <param name="Into">As it was written.</param>
public sealed record NewModel(MergeSide Ticket, MergeSide? Goal, string? Into, Catalog Catalog, Sidebar Sidebar)
{
    /// <summary>Whoever asked in the one ticket reads the other one from then on.</summary>
    public bool JoinsPeople => Goal is { } goal && goal.RequesterId != Ticket.RequesterId;

    public bool JoinsCustomers => Goal is { } goal && goal.CustomerId != Ticket.CustomerId;
}

public sealed record MergeSide(
    int Number, string Subject, long StatusId, string RequesterName, string RequesterAddress, long RequesterId, long? CustomerId, string? CustomerName, int Messages);
