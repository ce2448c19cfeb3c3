using ServiceDesk.People;
using ServiceDesk.Web.Areas.Staff.Shared;

namespace ServiceDesk.Web.Areas.Staff.Customers;

/// <param name="Search">What was looked for; null: nothing.</param>
public sealed record IndexModel(string? Search, CustomerPage Page, Sidebar Sidebar);
