namespace ServiceDesk.Mail.Imap;

/// <summary>A mailbox as LIST shows it (RFC 3501 7.2.2, RFC 6154).</summary>
/// <param name="Name">Its whole name, decoded.</param>
/// <param name="Separator">What stands between the levels of a name; null when names have no levels.</param>
/// <param name="Attributes">Such as <c>\HasNoChildren</c>, <c>\Sent</c>.</param>
public sealed record ImapFolder(string Name, char? Separator, IReadOnlyList<string> Attributes)
{
    /// <summary>False for a name that only holds others.</summary>
    public bool IsSelectable =>
        !Attributes.Any(a => a.Equals(@"\Noselect", StringComparison.OrdinalIgnoreCase) || a.Equals(@"\NonExistent", StringComparison.OrdinalIgnoreCase));
}
