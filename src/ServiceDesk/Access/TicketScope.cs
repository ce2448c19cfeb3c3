namespace ServiceDesk.Access;

/// <summary>Over which tickets a right goes. What lies outside does not exist for whoever asks. A wider one is a higher number.</summary>
public enum TicketScope
{
    /// <summary>The right is not held at all.</summary>
    None = 0,

    /// <summary>Tickets assigned to the person.</summary>
    Own = 1,

    /// <summary>Those, and whatever lies with a group of theirs.</summary>
    Group = 2,

    /// <summary>All tickets of the tenant.</summary>
    All = 3,
}
