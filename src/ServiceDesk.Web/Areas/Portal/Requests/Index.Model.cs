using ServiceDesk.Guides;
using ServiceDesk.Partners;
using ServiceDesk.Tickets;
using ServiceDesk.Tickets.Lists;

namespace ServiceDesk.Web.Areas.Portal.Requests;

/// <summary>Whose requests a list has.</summary>
public enum Whose
{
    Mine = 1,

    /// <summary>Those of the reader's customer.</summary>
    Organisation = 2,

    /// <summary>Those of the customers under the partner that the reader works for.</summary>
    Customers = 3,
}

/// <summary>What the address of a list says.</summary>
/// <param name="Show">Those that have ended, instead of those that are open.</param>
/// <param name="For">Of <see cref="Whose.Customers"/>: one customer, or one system (<see cref="RequestTarget.Key"/>).</param>
public sealed record IndexQuery(string? Show, string? From, Whose? Whose, string? For)
{
    public const string EndedValue = "ended";

    public Whose List => Whose ?? Requests.Whose.Mine;
    public bool Ended => Show == EndedValue;

    /// <summary>The address of the same list with something else; what is usual is not said.</summary>
    public static string Write(Whose list, bool ended, string? target = null, PageCursor? from = null)
    {
        var parts = new List<string>();
        if (list != Requests.Whose.Mine)
            parts.Add($"whose={list.ToString().ToLowerInvariant()}");
        if (ended)
            parts.Add($"show={EndedValue}");
        if (!string.IsNullOrEmpty(target))
            parts.Add($"for={Uri.EscapeDataString(target)}");
        if (from is not null)
            parts.Add($"from={from}");
        return parts.Count == 0 ? "" : $"?{string.Join('&', parts)}";
    }
}

/// <param name="Page">The rows and their neighbours.</param>
/// <param name="Catalog">Knows the phase of a row's status.</param>
/// <param name="Sight">What the reader sees besides their own.</param>
/// <param name="Targets">What the list of the customers' can be narrowed to.</param>
public sealed record IndexModel(TicketListPage Page, Catalog Catalog, IndexQuery Query, PortalSight Sight, IReadOnlyList<RequestTarget> Targets)
{
    public bool Ended => Query.Ended;

    /// <summary>The requests of others stand in it.</summary>
    public bool IsOfOthers => Query.List != Whose.Mine;

    public Phase PhaseOf(TicketRow row) => Catalog.Status(row.StatusId)?.Phase ?? Phase.Working;

    public string? SystemOf(TicketRow row) => row.SystemId is { } system ? Targets.FirstOrDefault(x => x.SystemId == system)?.SystemName : null;

    /// <summary>The query of a neighbouring page; null where there is none.</summary>
    public string? QueryOf(PageCursor? cursor) => cursor is null ? null : IndexQuery.Write(Query.List, Ended, Query.For, cursor);
}
