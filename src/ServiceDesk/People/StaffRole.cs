namespace ServiceDesk.People;

/// <summary>What a member of staff may do.</summary>
public enum StaffRole
{
    /// <summary>Works on tickets.</summary>
    Agent = 1,

    /// <summary>Works on tickets and keeps the tenant's settings.</summary>
    Administrator = 2,
}
