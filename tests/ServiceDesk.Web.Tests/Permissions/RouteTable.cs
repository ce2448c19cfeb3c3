using ServiceDesk.Access;

namespace ServiceDesk.Web.Tests.Permissions;

/// <summary>
/// Which right opens which route, written by hand: what the code says is compared with it, and so is what the server does. A new route
/// of the staff area is a line here. Those of the settings are administrators' own without one.
/// </summary>
internal static class RouteTable
{
    private static readonly Dictionary<string, Right> Lines = new()
    {
        ["GET staff"] = Right.Ticketing,
        ["GET staff/tickets"] = Right.Ticketing,
        ["GET staff/tickets.csv"] = Right.Ticketing,
        ["POST staff/list-columns"] = Right.Ticketing,
        ["POST staff/changes"] = Right.Edit,
        ["POST staff/changes/{id:long}/undo"] = Right.Edit,
        ["GET staff/views/new"] = Right.Ticketing,
        ["POST staff/views"] = Right.Ticketing,
        ["GET staff/views/{id:long}"] = Right.Ticketing,
        ["POST staff/views/{id:long}"] = Right.Ticketing,
        ["POST staff/views/{id:long}/removal"] = Right.Ticketing,
        ["GET staff/tickets/{number:int}"] = Right.Ticketing,
        ["GET staff/tickets/{number:int}/overview"] = Right.Ticketing,
        ["GET staff/inbox"] = Right.Ticketing,
        ["GET staff/commands"] = Right.Ticketing,
        ["GET staff/tickets/{number:int}/placing"] = Right.Ticketing,
        ["GET staff/tickets/{number:int}/scenario"] = Right.Ticketing,
        ["GET staff/tickets/{number:int}/service-level"] = Right.Ticketing,
        ["GET staff/attachments/{id:long}"] = Right.Ticketing,
        ["GET staff/messages/{id:long}/html"] = Right.Ticketing,

        ["GET staff/notifications"] = Right.Ticketing,
        ["GET staff/notifications/count"] = Right.Ticketing,
        ["POST staff/notifications/read"] = Right.Ticketing,
        ["GET staff/tickets/{number:int}/viewers"] = Right.Ticketing,
        ["POST staff/tickets/{number:int}/viewers"] = Right.Ticketing,
        ["POST staff/tickets/{number:int}/viewers/removal"] = Right.Ticketing,
        ["POST staff/tickets/{number:int}/watch"] = Right.Ticketing,
        ["POST staff/tickets/{number:int}/watch/removal"] = Right.Ticketing,
        ["POST staff/tickets/{number:int}/watchers"] = Right.Edit,
        ["POST staff/tickets/{number:int}/watchers/removal"] = Right.Edit,

        ["POST staff/tickets/{number:int}/work"] = Right.Edit,
        ["GET staff/drafts"] = Right.Edit,
        ["POST staff/tickets/{number:int}/draft"] = Right.Edit,
        ["POST staff/tickets/{number:int}/draft/removal"] = Right.Edit,
        ["POST staff/tickets/{number:int}/held-replies/{id:guid}/undo"] = Right.Edit,
        ["POST staff/tickets/{number:int}/held-replies/{id:guid}/dispatch"] = Right.Edit,
        ["POST staff/held-replies/{id:guid}/removal"] = Right.Edit,
        ["GET staff/tickets/{number:int}/macros/{id:long}"] = Right.Edit,
        ["GET staff/macros"] = Right.Edit,
        ["GET staff/macros/new"] = Right.Edit,
        ["POST staff/macros"] = Right.Edit,
        ["GET staff/macros/{id:long}"] = Right.Edit,
        ["POST staff/macros/{id:long}"] = Right.Edit,
        ["POST staff/macros/{id:long}/archival"] = Right.Edit,
        ["POST staff/macros/{id:long}/restoration"] = Right.Edit,
        ["POST staff/tickets/{number:int}/scenario"] = Right.Edit,
        ["POST staff/tickets/{number:int}/spam"] = Right.Edit,
        ["POST staff/tickets/{number:int}/spam/removal"] = Right.Edit,
        ["GET staff/tickets/{number:int}/forward"] = Right.Edit,
        ["POST staff/tickets/{number:int}/forward"] = Right.Edit,
        ["GET staff/messages/{id:long}/move"] = Right.Edit,
        ["POST staff/messages/{id:long}/move"] = Right.Edit,
        ["GET staff/messages/{id:long}/correction"] = Right.Edit,
        ["POST staff/messages/{id:long}/correction"] = Right.Edit,
        ["POST staff/tickets/{number:int}/services"] = Right.Edit,
        ["POST staff/tickets/{number:int}/services/{id:long}/removal"] = Right.DeleteServiceLinks,
        ["GET staff/customers"] = Right.Ticketing,
        ["GET staff/customers/{id:long}"] = Right.Ticketing,
        ["POST staff/customers/{id:long}/note"] = Right.Edit,
        ["POST staff/customers/{id:long}/sharing"] = Right.Edit,
        ["GET staff/customers/{id:long}/systems/new"] = Right.Edit,
        ["POST staff/customers/{id:long}/systems"] = Right.Edit,
        ["GET staff/systems/{id:long}"] = Right.Ticketing,
        ["POST staff/systems/{id:long}"] = Right.Edit,
        ["POST staff/systems/{id:long}/archiving"] = Right.Edit,
        ["POST staff/systems/{id:long}/restoration"] = Right.Edit,
        ["POST staff/systems/{id:long}/link"] = Right.Edit,
        ["POST staff/systems/{id:long}/link/end"] = Right.Edit,
        ["POST staff/systems/{id:long}/token"] = Right.Edit,
        ["POST staff/systems/{id:long}/token/end"] = Right.Edit,
        ["GET staff/history/{id:long}/correction"] = Right.Edit,
        ["POST staff/history/{id:long}/correction"] = Right.Edit,

        ["GET staff/tickets/{number:int}/relations/new"] = Right.Edit,
        ["POST staff/tickets/{number:int}/relations"] = Right.Edit,
        ["POST staff/tickets/{number:int}/relations/{id:long}/removal"] = Right.Edit,
        ["GET staff/tickets/{number:int}/merge"] = Right.Edit,
        ["POST staff/tickets/{number:int}/merge"] = Right.Edit,
        ["POST staff/tickets/{number:int}/merge/removal"] = Right.Edit,
        ["GET staff/tickets/{number:int}/split"] = Right.Edit,
        ["POST staff/tickets/{number:int}/split"] = Right.Edit,
        ["GET staff/tickets/{number:int}/copies"] = Right.CreateCustomerTickets,
        ["POST staff/tickets/{number:int}/copies"] = Right.CreateCustomerTickets,

        ["POST staff/tickets/{number:int}/escalation"] = Right.EscalateToManager,
        ["POST staff/tickets/{number:int}/escalation/end"] = Right.ManageEscalatedTickets,
        ["GET staff/tickets/{number:int}/supplier-tickets/new"] = Right.EscalateToSupplier,
        ["POST staff/tickets/{number:int}/supplier-tickets/preview"] = Right.EscalateToSupplier,
        ["POST staff/tickets/{number:int}/supplier-tickets"] = Right.EscalateToSupplier,
        ["POST staff/tickets/{number:int}/supplier-tickets/{id:long}/end"] = Right.Edit,
        ["POST staff/tickets/{number:int}/supplier-answers/{id:long}"] = Right.Edit,
        ["GET staff/supplier-tickets/new"] = Right.RaiseSupplierTicket,
        ["POST staff/supplier-tickets"] = Right.RaiseSupplierTicket,

        ["GET staff/trash"] = Right.Delete,
        ["POST staff/tickets/{number:int}/trash"] = Right.Delete,
        ["POST staff/trash/{number:int}/restoration"] = Right.Delete,
        ["POST staff/trash/days"] = Right.Settings,

        ["GET staff/articles"] = Right.Ticketing,
        ["GET staff/articles/{id:long}"] = Right.Ticketing,
        ["GET staff/articles/new"] = Right.Edit,
        ["POST staff/articles"] = Right.Edit,
        ["POST staff/articles/preview"] = Right.Edit,
        ["GET staff/articles/{id:long}/edit"] = Right.Edit,
        ["POST staff/articles/{id:long}"] = Right.Edit,
        ["POST staff/articles/{id:long}/withdrawal"] = Right.Edit,
        ["POST staff/articles/{id:long}/archiving"] = Right.Edit,
        ["POST staff/articles/{id:long}/restoration"] = Right.Edit,

        ["GET staff/tickets/new"] = Right.CreateCustomerTickets,
        ["POST staff/tickets"] = Right.CreateCustomerTickets,

        ["GET staff/messages/{id:long}/raw"] = Right.Settings,

        ["GET admin/mailboxes"] = Right.MailboxManagement,
        ["POST admin/mailboxes"] = Right.ManageMailboxes,
        ["GET admin/mailboxes/new"] = Right.ManageMailboxes,
        ["GET admin/mailboxes/{id:long}"] = Right.ManageMailboxes,
        ["POST admin/mailboxes/{id:long}"] = Right.ManageMailboxes,
        ["POST admin/mailboxes/{id:long}/archiving"] = Right.ManageMailboxes,
        ["POST admin/mailboxes/{id:long}/restoration"] = Right.ManageMailboxes,
        ["POST admin/mailboxes/{id:long}/certificates"] = Right.ManageMailboxes,
        ["POST admin/mailboxes/{id:long}/tests"] = Right.ManageMailboxes,
        ["POST admin/mailboxes/{id:long}/reconciliations"] = Right.ManageMailboxes,
        ["GET admin/mailboxes/{id:long}/sending"] = Right.ManageMailboxes,
        ["GET admin/mailboxes/{id:long}/consents"] = Right.ManageMailboxes,
        ["POST admin/mailboxes/{id:long}/consents"] = Right.ManageMailboxes,
    };

    /// <summary>Open to all of the staff, for it ends a look with lesser rights.</summary>
    public const string WayOut = "POST staff/see-as/end";

    /// <summary>What each right brings along besides itself; over one's own tickets is enough.</summary>
    private static readonly Dictionary<Right, Right[]> Brings = new()
    {
        [Right.Edit] = [Right.Ticketing],
        [Right.Delete] = [Right.Edit, Right.Ticketing],
        [Right.MyTickets] = [Right.Ticketing],
        [Right.WorkOnMyTickets] = [Right.MyTickets, Right.Ticketing, Right.Edit],
        [Right.ManageMailboxes] = [Right.MailboxManagement],
        [Right.ServiceDesk] =
        [
            Right.CreateCustomerTickets, Right.DeleteServiceLinks, Right.EscalateToManager, Right.EscalateToSupplier, Right.ManageEscalatedTickets,
            Right.ManageMailboxes, Right.MailboxManagement, Right.WorkOnMyTickets, Right.MyTickets, Right.Ticketing, Right.Edit, Right.RaiseSupplierTicket,
        ],
    };

    public static IEnumerable<string> Names => Lines.Keys;

    /// <returns>Null: the route has no line.</returns>
    public static Right? RightFor(string route) =>
        Lines.TryGetValue(route, out var right) ? right
        : route == WayOut ? Right.Ticketing
        : route.Split(' ')[1].StartsWith("admin", StringComparison.Ordinal) ? Right.Settings : null;

    public static bool Opens(Right held, Right needed) => held == needed || (Brings.TryGetValue(held, out var others) && others.Contains(needed));
}
