namespace ServiceDesk.Access;

/// <summary>
/// What staff may do, as roles hold it: permissions open parts of the desk, powers single functions. Names, descriptions and what
/// each includes stand in <see cref="RightCatalog"/>; <see cref="Rights.Allows"/> is where they are checked.
/// </summary>
public enum Right
{
    /// <summary>Permission: reading tickets.</summary>
    Ticketing = 1,

    /// <summary>Permission: answering and changing tickets.</summary>
    Edit = 2,

    /// <summary>Permission: the trash.</summary>
    Delete = 3,

    /// <summary>Permission: the list of mailboxes.</summary>
    MailboxManagement = 4,

    /// <summary>Permission: the list of one's own tickets.</summary>
    MyTickets = 5,

    /// <summary>All powers.</summary>
    ServiceDesk = 11,
    CreateCustomerTickets = 12,
    DeleteServiceLinks = 13,
    EscalateToManager = 14,
    EscalateToSupplier = 15,
    ManageEscalatedTickets = 16,
    ManageMailboxes = 17,

    /// <summary>Power: working on one's own tickets.</summary>
    WorkOnMyTickets = 18,
    RaiseSupplierTicket = 19,

    /// <summary>The tenant's settings: administrators have it, no role can hold it.</summary>
    Settings = 31,
}
