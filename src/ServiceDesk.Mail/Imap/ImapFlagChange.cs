namespace ServiceDesk.Mail.Imap;

/// <summary>What STORE does with the flags it is given (RFC 3501 6.4.6).</summary>
public enum ImapFlagChange
{
    /// <summary>They are set besides those that are set.</summary>
    Add,

    /// <summary>They are cleared.</summary>
    Remove,

    /// <summary>They alone are set.</summary>
    Replace,
}
