namespace ServiceDesk.Mail.Pop3;

/// <summary>What the server's line says of a command.</summary>
internal enum Pop3StatusKind
{
    /// <summary><c>+OK</c>: done.</summary>
    Ok,

    /// <summary><c>-ERR</c>: not done.</summary>
    Error,

    /// <summary><c>+</c>: the server waits for the client's part of a sign-in (RFC 5034).</summary>
    Challenge,
}
