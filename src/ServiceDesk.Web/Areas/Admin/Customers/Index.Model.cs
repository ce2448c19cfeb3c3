using ServiceDesk.People;

namespace ServiceDesk.Web.Areas.Admin.Customers;

/// <param name="Search">As it was asked for; null: all.</param>
public sealed record IndexModel(string? Search, CustomerPage Page);
