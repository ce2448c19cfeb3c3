namespace ServiceDesk.Guides;

/// <summary>What a status means to the desk, whatever a tenant calls it.</summary>
public enum Phase
{
    /// <summary>Received; nobody has started.</summary>
    Pending = 1,

    /// <summary>Somebody works on it.</summary>
    Working = 2,

    /// <summary>The requester has to answer.</summary>
    Waiting = 3,

    /// <summary>Put off, with a review date.</summary>
    Deferred = 4,

    /// <summary>Answered; the requester may still say that it is not.</summary>
    Solved = 5,

    /// <summary>Ended.</summary>
    Closed = 6,
}

public static class Phases
{
    /// <summary>Somebody still has something to do: it counts in the menu and stands in the open lists.</summary>
    public static bool IsActive(this Phase phase) => phase < Phase.Solved;
}
