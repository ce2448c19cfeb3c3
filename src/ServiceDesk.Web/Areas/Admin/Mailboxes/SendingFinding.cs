using Microsoft.Extensions.Localization;
using ServiceDesk.Mail.Dns;
using ServiceDesk.Sending;

namespace ServiceDesk.Web.Areas.Admin.Mailboxes;

/// <summary>What was found about a sender domain, in plain words.</summary>
/// <param name="Kind">Of the notice: <c>done</c>, <c>notice</c>, <c>problem</c>.</param>
/// <param name="Seen">The records as they are.</param>
/// <param name="Publish">What to write into DNS, and under which name; null: nothing.</param>
public sealed record SendingFinding(string Title, string Kind, string Text, IReadOnlyList<string> Seen, (string Name, string Record)? Publish)
{
    private const string Done = "done";
    private const string Notice = "notice";
    private const string Problem = "problem";

    /// <param name="address">That receives reports.</param>
    public static IReadOnlyList<SendingFinding> Of(SenderDomainReport report, string address, IStringLocalizer<Texts> L) =>
        [Spf(report, L), Dkim(report, L), Dmarc(report, address, L)];

    private static SendingFinding Spf(SenderDomainReport report, IStringLocalizer<Texts> L)
    {
        var (spf, server) = (report.Spf, report.Server ?? "");
        var term = System.Net.IPAddress.TryParse(server, out var address)
            ? $"{(address.AddressFamily == System.Net.Sockets.AddressFamily.InterNetwork ? "ip4" : "ip6")}:{address}"
            : $"a:{server}";
        (string Kind, string Text, string? Record) said = spf switch
        {
            { Answer.IsKnown: false } => (Notice, Unanswered(spf.Answer, L), null),
            { Records.Count: 0 } => (Problem, L["There is no SPF record: receivers cannot tell which servers may send mail of {0}.", report.Domain],
                report.Server is null ? "v=spf1 mx ~all" : $"v=spf1 {term} ~all"),
            { Records.Count: > 1 } => (Problem, L["There are {0} SPF records, so receivers count none. Put all of it into one.", spf.Records.Count], null),
            { Result: null } when report.Server is null => (Notice, L["There is an SPF record. No SMTP server is configured, so there is none to compare it with."], null),
            { Result: null } => (Notice, L["There is an SPF record. The addresses of {0} cannot be found, so it cannot be compared.", server], null),
            { Result: { Verdict: SpfVerdict.Named } named } => (Done, L["The SPF record names {0} ({1}). If that server passes mail on to another one, the other one has to be named too.", server, named.Term!], null),
            { Result: { Verdict: SpfVerdict.Broken } broken } => (Problem, L["Receivers count this SPF record as wrong: “{0}” cannot be followed, or it takes more than ten look-ups.", broken.Term!], null),
            { Result: { Verdict: SpfVerdict.Unknown } unknown } => (Notice, L["Whether {0} may send cannot be said: “{1}” cannot be judged from here.", server, unknown.Term!], null),
            _ => (Problem, L["The SPF record does not name {0}. Add it, unless that server passes mail on to another one: then that one has to be named.", server], SpfRecord.With(spf.Records[0], term)),
        };
        return new("SPF", said.Kind, said.Text, spf.Records, said.Record is null ? null : (report.Domain, said.Record));
    }

    private static SendingFinding Dkim(SenderDomainReport report, IStringLocalizer<Texts> L)
    {
        (string Kind, string Text, string? Record) said = report.Dkim switch
        {
            null => (Notice, L["The SMTP server signs mail, not the desk. Ask its owner for the selector, and look up whether its key is published."], null),
            { Answer.IsKnown: false } dkim => (Notice, Unanswered(dkim.Answer, L), null),
            { Record: null } => (Problem, L["There is no key under this selector: no signature with it can be verified. The owner of the SMTP server knows the key."], "v=DKIM1; k=rsa; p=…"),
            { Record: var key } when TagList.Parse(key)["p"] is not { Length: > 0 } => (Problem, L["The key under this selector is withdrawn: signatures with it count no more."], null),
            _ => (Done, L["There is a key. Whether mail is signed with it shows the header DKIM-Signature of a mail that has arrived."], null),
        };
        return new("DKIM", said.Kind, said.Text, report.Dkim?.Record is { } seen ? [seen] : [], said.Record is null ? null : (report.Dkim!.Name, said.Record));
    }

    private static SendingFinding Dmarc(SenderDomainReport report, string address, IStringLocalizer<Texts> L)
    {
        var dmarc = report.Dmarc;
        var policy = dmarc.Records.Count == 1 ? TagList.Parse(dmarc.Records[0])["p"]?.ToLowerInvariant() : null;
        (string Kind, string Text, string? Record) said = dmarc switch
        {
            { Answer.IsKnown: false } => (Notice, Unanswered(dmarc.Answer, L), null),
            { Records.Count: 0 } => (Notice, L["There is no DMARC record: receivers are not told what to do with mail that only claims to be from {0}. Begin with reports alone.", report.Domain], $"v=DMARC1; p=none; rua=mailto:{address}"),
            { Records.Count: > 1 } => (Problem, L["There are {0} DMARC records, so receivers count none.", dmarc.Records.Count], null),
            _ => policy switch
            {
                "none" => (Notice, L["The policy at {0} is “none”: forged mail is let through, and you get reports if an address for them is named.", dmarc.Name], null),
                "quarantine" or "reject" => (Done, L["The policy at {0} is “{1}”: mail that passes neither SPF nor DKIM for this domain is put aside or refused, the desk’s too.", dmarc.Name, policy], null),
                _ => (Problem, L["The DMARC record at {0} states no policy: expected p=none, p=quarantine or p=reject.", dmarc.Name], null),
            },
        };
        return new("DMARC", said.Kind, said.Text, dmarc.Records, said.Record is null ? null : ($"_dmarc.{report.Domain}", said.Record));
    }

    private static string Unanswered(DnsAnswer answer, IStringLocalizer<Texts> L) =>
        L["DNS gave no answer, so nothing can be said. Try again later. {0}", answer.Error ?? ""];
}
