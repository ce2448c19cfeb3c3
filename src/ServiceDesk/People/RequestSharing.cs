namespace ServiceDesk.People;

/// <summary>What a customer's people may do with each other's requests in the portal. A wider one is a higher number.</summary>
public enum RequestSharing
{
    /// <summary>Nothing: everybody sees their own.</summary>
    None = 0,

    /// <summary>They see them.</summary>
    Seen = 1,

    /// <summary>They answer, close and reopen them too.</summary>
    Answered = 2,
}
