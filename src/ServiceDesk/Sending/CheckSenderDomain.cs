using System.Net;
using ServiceDesk.Mail.Dns;

namespace ServiceDesk.Sending;

/// <summary>What DNS says of a domain that mail is sent from.</summary>
/// <param name="Server">The host of the configured SMTP server; null: there is none.</param>
/// <param name="Addresses">Of that host, as far as they are known.</param>
/// <param name="Dkim">Null: no selector was given.</param>
public sealed record SenderDomainReport(string Domain, string? Server, IReadOnlyList<IPAddress> Addresses, SpfFinding Spf, DmarcFinding Dmarc, DkimFinding? Dkim);

/// <param name="Records">All SPF records of the domain; there should be one.</param>
/// <param name="Result">What the record says of the server; null when there is not one record, or no address of a server to judge by.</param>
public sealed record SpfFinding(DnsAnswer Answer, IReadOnlyList<string> Records, SpfResult? Result);

/// <param name="Name">Where the record was found, or was looked for first.</param>
/// <param name="Records">There should be one.</param>
public sealed record DmarcFinding(DnsAnswer Answer, string Name, IReadOnlyList<string> Records);

/// <param name="Record">Null: there is none.</param>
public sealed record DkimFinding(DnsAnswer Answer, string Name, string? Record);

/// <summary>Looks up SPF, DMARC and DKIM of a domain that the desk sends from. Nothing is kept.</summary>
public sealed class CheckSenderDomain(SendingSettings sending, DnsSettings dns, TimeProvider time)
{
    private const int MostParents = 5;

    /// <param name="domain">As <see cref="DnsName.Normalise"/> gives it, like <paramref name="selector"/>.</param>
    /// <param name="selector">Names the DKIM key (RFC 6376 section 3.1); null: DKIM is not looked up.</param>
    public async Task<SenderDomainReport> RunAsync(string domain, string? selector, CancellationToken cancellation)
    {
        var resolver = new DnsResolver(dns.Servers, time);
        var texts = await resolver.LookUpAsync(domain, DnsRecordType.Txt, cancellation);
        var dmarc = await DmarcAsync(resolver, domain, cancellation);
        var dkim = selector is null ? null : await DkimAsync(resolver, $"{selector}._domainkey.{domain}", cancellation);
        var server = sending.Server?.Host;
        var (addresses, _) = server is null ? ([], true) : await SpfCheck.AddressesAsync(resolver, server, cancellation);
        List<string> records = [.. texts.Values.Where(SpfRecord.IsSpf)];
        var result = records is [var only] && addresses.Count > 0
            ? await new SpfCheck(resolver, addresses).RunAsync(SpfRecord.Parse(only), domain, cancellation)
            : null;
        return new(domain, server, addresses, new(texts, records, result), dmarc, dkim);
    }

    // A domain without a record of its own follows the one above it (RFC 7489 section 6.6.3).
    private static async Task<DmarcFinding> DmarcAsync(DnsResolver resolver, string domain, CancellationToken cancellation)
    {
        DmarcFinding? first = null;
        var labels = domain.Split('.');
        for (var above = 0; above < Math.Min(labels.Length - 1, MostParents); above++)
        {
            var name = $"_dmarc.{string.Join('.', labels[above..])}";
            var answer = await resolver.LookUpAsync(name, DnsRecordType.Txt, cancellation);
            var found = new DmarcFinding(answer, name, [.. answer.Values.Where(TagList.IsDmarc)]);
            if (found.Records.Count > 0 || !answer.IsKnown)
                return found;
            first ??= found;
        }
        return first ?? new(new(DnsOutcome.NoSuchName, []), $"_dmarc.{domain}", []);
    }

    private static async Task<DkimFinding> DkimAsync(DnsResolver resolver, string name, CancellationToken cancellation)
    {
        var answer = await resolver.LookUpAsync(name, DnsRecordType.Txt, cancellation);
        return new(answer, name, answer.Values.FirstOrDefault(x => TagList.Parse(x)["p"] is not null));
    }
}
