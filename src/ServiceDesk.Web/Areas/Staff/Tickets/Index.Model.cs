using ServiceDesk.Tickets;
using ServiceDesk.Web.Areas.Staff.Shared;

namespace ServiceDesk.Web.Areas.Staff.Tickets;

/// <summary>A page of a list.</summary>
public sealed record IndexModel(ListQuery Query, TicketListPage Page, Catalog Catalog, Sidebar Sidebar);
