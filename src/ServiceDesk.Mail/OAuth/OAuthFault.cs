namespace ServiceDesk.Mail.OAuth;

/// <summary>What went wrong between us and an authorization server, by what has to be done.</summary>
public enum OAuthFault
{
    /// <summary>A person has to give consent (again): it was refused, withdrawn, has expired, or never covered this.</summary>
    ConsentNeeded,

    /// <summary>Our registration there is wrong: the client's id, its secret, or what it may do.</summary>
    ClientRefused,

    /// <summary>The server does not take the request as it is: scope, redirect address or way of asking.</summary>
    RequestRefused,

    /// <summary>It is out of reach, busy or in trouble; the same may succeed later.</summary>
    Unavailable,

    /// <summary>Its answer is none that the protocol allows.</summary>
    ProtocolViolation,
}
