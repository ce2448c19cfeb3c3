using System.Collections.Frozen;
using ServiceDesk.Tenants;

namespace ServiceDesk.Access;

/// <summary>Every right with its words. A new one is a line here and a member of <see cref="Right"/>.</summary>
public static class RightCatalog
{
    public static IReadOnlyList<RightEntry> All { get; } =
    [
        new(Right.Ticketing, RightKind.Permission, "ticketing", "Ticketing", "Reads tickets: the lists, the search and the customer’s desk") { OnlyReads = true },
        new(Right.Edit, RightKind.Permission, "edit", "Edit", "Answers tickets and changes them") { Includes = [Right.Ticketing] },
        new(Right.Delete, RightKind.Permission, "delete", "Delete", "Moves tickets to the trash and back") { Includes = [Right.Edit] },
        new(Right.MailboxManagement, RightKind.Permission, "mailbox-management", "Mailbox management", "Sees the desk’s mailboxes") { OnlyReads = true },
        new(Right.MyTickets, RightKind.Permission, "my-tickets", "My tickets", "Reads the tickets assigned to oneself")
            { OnOwnTickets = [Right.Ticketing], OnlyReads = true },
        new(Right.ServiceDesk, RightKind.Power, "service-desk", "Service desk", "Turns all powers on")
        {
            Includes =
            [
                Right.CreateCustomerTickets, Right.DeleteServiceLinks, Right.EscalateToManager, Right.EscalateToSupplier,
                Right.ManageEscalatedTickets, Right.ManageMailboxes, Right.WorkOnMyTickets, Right.RaiseSupplierTicket,
            ],
        },
        new(Right.CreateCustomerTickets, RightKind.Power, "create-customer-tickets", "Create customer tickets", "Opens tickets for customers"),
        new(Right.DeleteServiceLinks, RightKind.Power, "delete-service-links", "Delete service links", "Takes a service off a ticket"),
        new(Right.EscalateToManager, RightKind.Power, "escalate-to-manager", "Escalate to manager", "Brings one’s own tickets before the manager"),
        new(Right.EscalateToSupplier, RightKind.Power, "escalate-to-supplier", "Escalate to supplier", "Hands a customer’s ticket on to a supplier")
            { Package = LicencePackage.Wholesale },
        new(Right.ManageEscalatedTickets, RightKind.Power, "manage-escalated-tickets", "Manage escalated tickets", "Finds the tickets that were escalated"),
        new(Right.ManageMailboxes, RightKind.Power, "manage-mailboxes", "Manage mailboxes", "Sets up the mailboxes from which tickets come")
            { Includes = [Right.MailboxManagement] },
        new(Right.WorkOnMyTickets, RightKind.Power, "work-on-my-tickets", "My tickets", "Works on the tickets assigned to oneself")
            { Includes = [Right.MyTickets], OnOwnTickets = [Right.Edit] },
        new(Right.RaiseSupplierTicket, RightKind.Power, "raise-supplier-ticket", "Raise supplier ticket", "Opens a ticket at a supplier")
            { Package = LicencePackage.Wholesale },
        new(Right.Settings, RightKind.Administration, "settings", "Settings", "Keeps the settings of the desk; administrators alone") { OnlyReads = true },
    ];

    private static readonly FrozenDictionary<Right, RightEntry> byRight = All.ToFrozenDictionary(x => x.Right);
    private static readonly FrozenDictionary<string, RightEntry> byKey = All.ToFrozenDictionary(x => x.Key, StringComparer.Ordinal);

    /// <summary>Those that a role can hold, in their order.</summary>
    public static IEnumerable<RightEntry> ForRoles => All.Where(x => x.Kind != RightKind.Administration);

    public static RightEntry Get(Right right) => byRight[right];

    /// <returns>Null for what no role can hold.</returns>
    public static Right? Find(string key) => byKey.GetValueOrDefault(key) is { Kind: not RightKind.Administration } entry ? entry.Right : null;

    /// <summary>As a role's row keeps them: keys parted by spaces.</summary>
    public static string Write(IEnumerable<Right> rights)
    {
        var held = rights.ToHashSet();
        return string.Join(' ', ForRoles.Where(x => held.Contains(x.Right)).Select(x => x.Key));
    }

    /// <summary>Keys that this release does not know are passed over.</summary>
    public static IReadOnlyList<Right> Read(string keys)
    {
        ArgumentNullException.ThrowIfNull(keys);
        return [.. keys.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Find).OfType<Right>()];
    }
}
