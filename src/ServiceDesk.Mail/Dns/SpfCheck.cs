using System.Net;

namespace ServiceDesk.Mail.Dns;

/// <summary>Whether an SPF record lets a server send.</summary>
public enum SpfVerdict
{
    /// <summary>It names the server.</summary>
    Named = 1,

    /// <summary>It has been read to its end and does not name it.</summary>
    NotNamed = 2,

    /// <summary>A part of it cannot be judged.</summary>
    Unknown = 3,

    /// <summary>Receivers count it as none: it needs more than ten look-ups (RFC 7208 section 4.6.4), or a record that it leads to is wrong.</summary>
    Broken = 4,
}

/// <param name="Term">The term that decided, as it is written; null: none did.</param>
public sealed record SpfResult(SpfVerdict Verdict, string? Term);

/// <summary>
/// Follows an SPF record (RFC 7208 section 4.6), as a receiver would who is visited by one of a server's addresses.
/// Macros, <c>exists</c> and <c>ptr</c> depend on the single mail and are not judged. One look, one instance.
/// </summary>
/// <param name="addresses">Of the server; one that is named is enough.</param>
public sealed class SpfCheck(DnsResolver resolver, IReadOnlyList<IPAddress> addresses)
{
    private const int MostLookUps = 10;
    private const int MostServers = 10;

    private int lookUps;

    /// <param name="record">Of <paramref name="domain"/>.</param>
    public async Task<SpfResult> RunAsync(SpfRecord record, string domain, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(record);
        SpfResult? doubt = null;
        foreach (var term in record.Terms.Where(x => x.Name is not ("redirect" or "exp")))
        {
            var verdict = term.Name == "all" ? SpfVerdict.Named : await JudgeAsync(term, domain, cancellation);
            if (verdict == SpfVerdict.Broken)
                return new(verdict, term.Written);
            if (verdict == SpfVerdict.Named)
                return term.Qualifier == '+' ? new(verdict, term.Written) : doubt ?? new(SpfVerdict.NotNamed, term.Written);
            if (verdict == SpfVerdict.Unknown)
                doubt ??= new(verdict, term.Written);
        }
        if (record.Terms.FirstOrDefault(x => x.Name == "redirect") is { } other)
            return await NestedAsync(other, cancellation) is var there && there == SpfVerdict.Named ? new(there, other.Written) : doubt ?? new(there, other.Written);
        return doubt ?? new(SpfVerdict.NotNamed, null);
    }

    private async Task<SpfVerdict> JudgeAsync(SpfTerm term, string domain, CancellationToken cancellation)
    {
        switch (term.Name)
        {
            case "ip4" or "ip6":
                return IPAddress.TryParse(term.Value, out var network)
                    ? Of(addresses.Any(x => SpfRecord.IsWithin(x, network, term.Name == "ip4" ? term.Bits : term.Bits6)))
                    : SpfVerdict.Broken;
            case "include":
                return await NestedAsync(term, cancellation);
            case "a" or "mx" when !term.HasMacro:
                return await HostsAsync(term, term.Value ?? domain, cancellation);
            case "a" or "mx" or "exists" or "ptr":
                return ++lookUps > MostLookUps ? SpfVerdict.Broken : SpfVerdict.Unknown;
            default:
                // An unknown modifier says nothing; an unknown mechanism makes the record void (RFC 7208 section 4.6.1).
                return term.Written.Contains('=', StringComparison.Ordinal) ? SpfVerdict.NotNamed : SpfVerdict.Broken;
        }
    }

    private async Task<SpfVerdict> NestedAsync(SpfTerm term, CancellationToken cancellation)
    {
        if (++lookUps > MostLookUps || term.Value is null)
            return SpfVerdict.Broken;
        if (term.HasMacro)
            return SpfVerdict.Unknown;
        var answer = await resolver.LookUpAsync(term.Value, DnsRecordType.Txt, cancellation);
        if (!answer.IsKnown)
            return SpfVerdict.Unknown;
        return answer.Values.Where(SpfRecord.IsSpf).ToList() is [var only]
            ? (await RunAsync(SpfRecord.Parse(only), term.Value, cancellation)).Verdict
            : SpfVerdict.Broken;
    }

    private async Task<SpfVerdict> HostsAsync(SpfTerm term, string domain, CancellationToken cancellation)
    {
        if (++lookUps > MostLookUps)
            return SpfVerdict.Broken;
        IReadOnlyList<string> hosts = [domain];
        if (term.Name == "mx")
        {
            var servers = await resolver.LookUpAsync(domain, DnsRecordType.Mx, cancellation);
            if (!servers.IsKnown)
                return SpfVerdict.Unknown;
            hosts = [.. servers.Values.Take(MostServers)];
        }
        var isKnown = true;
        foreach (var host in hosts)
        {
            var (found, complete) = await AddressesAsync(resolver, host, cancellation);
            if (found.Any(other => addresses.Any(x => SpfRecord.IsWithin(x, other, other.GetAddressBytes().Length == 4 ? term.Bits : term.Bits6))))
                return SpfVerdict.Named;
            isKnown &= complete;
        }
        return isKnown ? SpfVerdict.NotNamed : SpfVerdict.Unknown;
    }

    /// <summary>The addresses of a host; an address stands for itself.</summary>
    /// <returns>What was found, and whether both kinds of addresses are known.</returns>
    public static async Task<(IReadOnlyList<IPAddress> Addresses, bool IsComplete)> AddressesAsync(DnsResolver resolver, string host, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(resolver);
        if (IPAddress.TryParse(host, out var itself))
            return ([itself], true);
        var four = await resolver.LookUpAsync(host, DnsRecordType.A, cancellation);
        var six = four.IsKnown ? await resolver.LookUpAsync(host, DnsRecordType.Aaaa, cancellation) : four;
        return ([.. four.Values.Concat(six.Values).Select(IPAddress.Parse)], four.IsKnown && six.IsKnown);
    }

    private static SpfVerdict Of(bool isNamed) => isNamed ? SpfVerdict.Named : SpfVerdict.NotNamed;
}
