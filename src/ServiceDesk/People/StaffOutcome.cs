namespace ServiceDesk.People;

/// <summary>What came of a change to somebody's place among the staff.</summary>
public enum StaffOutcome
{
    Done = 1,

    /// <summary>Nobody of that id works here.</summary>
    NotFound = 2,

    /// <summary>Nobody changes or ends their own place.</summary>
    Oneself = 3,

    /// <summary>A tenant keeps an administrator.</summary>
    LastAdministrator = 4,

    /// <summary>The person works here already.</summary>
    AlreadyStaff = 5,

    /// <summary>The address is none.</summary>
    NoAddress = 6,

    /// <summary>As many people work here as the tenant's quota lets.</summary>
    NoSeat = 7,
}
