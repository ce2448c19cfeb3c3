namespace ServiceDesk.Mail.Dns;

/// <summary>The kinds of records that mail is about (RFC 1035 section 3.2.2, RFC 3596 section 2.1).</summary>
public enum DnsRecordType
{
    /// <summary>An IPv4 address.</summary>
    A = 1,

    /// <summary>Another name for the same thing.</summary>
    Cname = 5,

    /// <summary>The name of a server that takes mail.</summary>
    Mx = 15,

    /// <summary>Free text.</summary>
    Txt = 16,

    /// <summary>An IPv6 address.</summary>
    Aaaa = 28,
}

/// <summary>What came of a look-up.</summary>
public enum DnsOutcome
{
    /// <summary>There are records.</summary>
    Found = 1,

    /// <summary>The name is there, a record of this type is not.</summary>
    NoRecords = 2,

    /// <summary>There is no such name (NXDOMAIN).</summary>
    NoSuchName = 3,

    /// <summary>The name servers answered that they cannot say.</summary>
    Refused = 4,

    /// <summary>No name server answered in time, or none in a way that can be read.</summary>
    NoAnswer = 5,
}

/// <summary>The answer to a look-up. There is always one; nothing is thrown because a server is out of reach.</summary>
/// <param name="Values">
/// Texts with their strings joined (RFC 7208 section 3.3), addresses as they are written, names in lower case without a dot at the end.
/// </param>
/// <param name="Error">What was seen when the outcome is <see cref="DnsOutcome.Refused"/> or <see cref="DnsOutcome.NoAnswer"/>.</param>
public sealed record DnsAnswer(DnsOutcome Outcome, IReadOnlyList<string> Values, string? Error = null)
{
    /// <summary>Whether it is known what there is, be it nothing.</summary>
    public bool IsKnown => Outcome is DnsOutcome.Found or DnsOutcome.NoRecords or DnsOutcome.NoSuchName;
}
