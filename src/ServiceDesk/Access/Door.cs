namespace ServiceDesk.Access;

/// <summary>Which way somebody came in.</summary>
public enum Door
{
    /// <summary>A staff page.</summary>
    Staff = 1,

    /// <summary>A portal page.</summary>
    Portal = 2,

    /// <summary>A mail.</summary>
    Mail = 3,

    /// <summary>The API.</summary>
    Api = 4,

    /// <summary>A job: the desk itself.</summary>
    Job = 5,

    /// <summary>The command line.</summary>
    Command = 6,

    /// <summary>Another desk of the installation: a retailer or a supplier.</summary>
    Desk = 7,
}
