using ServiceDesk.Access;
using ServiceDesk.Partners;

namespace ServiceDesk.Web.Live;

/// <summary>That something happened to a ticket: no content, only what a page needs to know whether it shows it.</summary>
public sealed record LiveChange(long Id, int Number, long RequesterId, long? AssigneeId, long? GroupId)
{
    /// <summary>When the act began that did it, in UTC.</summary>
    public DateTime At { get; init; }

    /// <summary>Staff who were told of it in the application.</summary>
    public IReadOnlyList<long> Told { get; init; } = [];

    /// <summary>Nothing has happened to the ticket: somebody of staff came to look at it, went away, or writes.</summary>
    public bool IsOfViewers { get; init; }

    /// <summary>Nothing that requesters see has happened: a reply of staff's waits to go out, or was taken back.</summary>
    public bool IsOfHeld { get; init; }

    /// <summary>Whose the ticket is, and what it was submitted from.</summary>
    public long? CustomerId { get; init; }
    public long? SystemId { get; init; }

    /// <summary>Whether somebody may know of it: as its requester, as a colleague or a partner's person, or as staff within their scope.</summary>
    /// <param name="rights">Null: no member of staff.</param>
    /// <param name="sight">What they see in the portal besides their own; null: nothing.</param>
    public bool IsFor(long? personId, Rights? rights, PortalSight? sight = null) =>
        (!IsOfViewers && !IsOfHeld && (RequesterId == personId || sight?.Covers(CustomerId, SystemId) == true)) || rights?.Cover(Right.Ticketing, personId, AssigneeId, GroupId) == true;
}
