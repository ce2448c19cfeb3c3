using ServiceDesk.Conditions;
using ServiceDesk.Dispatch;
using ServiceDesk.Operations;
using ServiceDesk.Tickets;
using ServiceDesk.Web.Areas.Staff.Shared;

namespace ServiceDesk.Web.Areas.Staff.Placing;

/// <param name="Story">Null: no rules were in force, or none had anything to say.</param>
public sealed record ShowModel(
    int Number, string Subject, DateTime? At, DispatchStory? Story, Catalog Catalog, ConditionCatalog Conditions, OperationCatalog Operations, Sidebar Sidebar);
