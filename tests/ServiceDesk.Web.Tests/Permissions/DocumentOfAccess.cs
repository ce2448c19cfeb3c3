using System.Globalization;
using System.Text;
using ServiceDesk.Access;
using ServiceDesk.Tenants;

namespace ServiceDesk.Web.Tests.Permissions;

/// <summary>Writes docs/access.md from the catalogue of rights and the application's routes.</summary>
internal static class DocumentOfAccess
{
    public static string Write(IReadOnlyList<Route> routes)
    {
        var text = new StringBuilder("""
            # Access

            What staff may do. This page is written from the code: `DocumentOfAccessTests` compares it, and writes it anew with `SERVICEDESK_ACCEPT_SNAPSHOTS=1`. Why it is so: [decision 19](decisions/0019-rights-by-roles-and-scopes.md).

            A **role** holds permissions and powers, and says over which tickets: one's **own** (assigned to the person), those of one's **groups** besides, or **all**. A person may have several roles; every right keeps the widest scope of the roles that give it. **Administrators** hold all rights over all tickets, and the settings. Whoever lacks a right gets 404, as for an address that does not exist; the same for a ticket outside of the scope, in pages, lists, search, counts, the live stream and by mail.

            ## Rights

            | right | kind | what it lets do | brings along |
            |---|---|---|---|

            """);
        foreach (var entry in RightCatalog.All)
            text.Append(CultureInfo.InvariantCulture, $"| {entry.Name} (`{entry.Key}`) | {Kind(entry)} | {entry.Description} | {Brings(entry)} |\n");
        text.Append("""

            ## A new action
            An action of the staff area says its right: `[HttpGet("staff/…"), Needs(Right.Ticketing)]` (`NeedsAttribute`). Without it the action is shut to everybody, and `RouteMatrixTests` says what to write. Ticketing is for reading, Edit for changing, Delete for the trash. Name a ticket `{number:int}` in the address: the door then looks at the scope of the right. Use cases begin with `act.TicketsFor(db, Right.Edit)` (`Visibility`), or ask `act.Covers(right, ticket)`. Actions of the settings need Settings unless they say otherwise. Pages ask `Frame.Rights.Allows(…)` before they show a link.

            ## Routes

            | route | needs |
            |---|---|

            """);
        foreach (var route in routes.Where(x => x.Needs is not null && (x.Needs != Right.Settings || !x.Template.StartsWith("admin", StringComparison.Ordinal))))
            text.Append(CultureInfo.InvariantCulture, $"| {route.Method} `{route.Template}` | {(route.EvenLookingOnly ? "to work here" : RightCatalog.Get(route.Needs!.Value).Name)} |\n");
        text.Append(CultureInfo.InvariantCulture, $"| {routes.Count(x => x.Needs == Right.Settings && x.Template.StartsWith("admin", StringComparison.Ordinal))} others below `admin` | Settings |\n");
        return text.ToString().ReplaceLineEndings("\n");
    }

    private static string Kind(RightEntry entry) => entry.Kind switch
    {
        RightKind.Permission => "permission",
        RightKind.Power => entry.Package == LicencePackage.Retail ? "power" : "power, Wholesale",
        _ => "administrators",
    };

    private static string Brings(RightEntry entry)
    {
        var parts = entry.Includes.Select(Name).Concat(entry.OnOwnTickets.Select(x => $"{Name(x)} over own tickets")).ToList();
        return parts.Count == 0 ? "–" : string.Join(", ", parts);

        static string Name(Right right) => $"`{RightCatalog.Get(right).Key}`";
    }
}
