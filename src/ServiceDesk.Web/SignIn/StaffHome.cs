using ServiceDesk.Access;

namespace ServiceDesk.Web.SignIn;

/// <summary>The first page of the desk that somebody's rights open.</summary>
public static class StaffHome
{
    /// <returns>Below the tenant's root, with a slash; null where none is open to them.</returns>
    public static string? PathFor(Rights? rights) => rights switch
    {
        null => null,
        _ when rights.Allows(Right.Ticketing) => "/staff",
        _ when rights.Allows(Right.CreateCustomerTickets) => "/staff/tickets/new",
        _ when rights.Allows(Right.MailboxManagement) => "/admin/mailboxes",
        _ => null,
    };
}
