using ServiceDesk.Guides;
using ServiceDesk.Tickets;

namespace ServiceDesk.Web.Areas.Portal.Requests;

/// <param name="Page">The rows and their neighbours.</param>
/// <param name="Catalog">Knows the phase of a row's status.</param>
/// <param name="Ended">Those that have ended, instead of those that are open.</param>
public sealed record IndexModel(TicketListPage Page, Catalog Catalog, bool Ended)
{
    public const string EndedValue = "ended";

    public Phase PhaseOf(TicketRow row) => Catalog.Status(row.StatusId)?.Phase ?? Phase.Working;

    /// <summary>The query of a neighbouring page; null where there is none.</summary>
    public string? QueryOf(PageCursor? cursor) => cursor is null ? null : $"?{(Ended ? $"show={EndedValue}&" : "")}from={cursor}";
}
