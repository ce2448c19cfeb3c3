using ServiceDesk.Tickets;
using ServiceDesk.Web.Areas.Staff.Shared;

namespace ServiceDesk.Web.Areas.Staff.Tickets;

/// <summary>A page of a list.</summary>
public sealed record IndexModel(ListQuery Query, TicketListPage Page, Catalog Catalog, DateTime Now, Sidebar Sidebar)
{
    /// <summary>Where nothing is promised, nothing is due.</summary>
    public bool HasDue => Catalog.ServiceLevels.Count > 0;
}
