namespace ServiceDesk.Mail.Mime;

/// <summary>A mailbox (RFC 5322 section 3.4).</summary>
/// <param name="Name">The decoded display name, or null where there is none.</param>
/// <param name="Address">Local part and domain as written, without comments and white space; it may lack a domain in broken mail.</param>
public sealed record MailboxAddress(string? Name, string Address)
{
    /// <summary>What follows the last at sign, or an empty text.</summary>
    public string Domain => Address[(Address.LastIndexOf('@') + 1)..] is var domain && domain.Length < Address.Length ? domain : "";

    /// <summary>What stands before the last at sign, or the whole address.</summary>
    public string LocalPart => Address.LastIndexOf('@') is var at and >= 0 ? Address[..at] : Address;

    /// <summary>Reads an address list in any form of RFC 5322, obsolete ones included. Never throws; what is no address is left out.</summary>
    public static IReadOnlyList<MailboxAddress> ParseList(string text) => AddressParser.Parse(text);

    public override string ToString() => Name is null ? Address : $"{Name} <{Address}>";
}
