using Microsoft.Extensions.Configuration;
using ServiceDesk.Database;
using ServiceDesk.Mail.Dns;
using ServiceDesk.Mail.Network;
using ServiceDesk.Sending;
using ServiceDesk.Testing;

namespace ServiceDesk.Tests.Sending;

public sealed class CheckSenderDomainTests
{
    [Fact]
    public async Task Records_AreFound_AndComparedWithTheServer()
    {
        await using var stub = new DnsStub(
            ("desk.example.test", DnsRecordType.Txt, "v=spf1 include:_spf.example.test -all"), ("desk.example.test", DnsRecordType.Txt, "something=else"),
            ("_spf.example.test", DnsRecordType.Txt, "v=spf1 ip4:192.0.2.0/28 -all"), ("smtp.example.test", DnsRecordType.A, "192.0.2.5"),
            ("_dmarc.example.test", DnsRecordType.Txt, "v=DMARC1; p=reject"), ("s1._domainkey.desk.example.test", DnsRecordType.Txt, "v=DKIM1; p=MIGf"));
        var report = await RunAsync(stub, "smtp.example.test", "s1");
        Assert.Equal(new SpfResult(SpfVerdict.Named, "include:_spf.example.test"), report.Spf.Result);
        Assert.Equal(["v=spf1 include:_spf.example.test -all"], report.Spf.Records);
        Assert.Equal(("_dmarc.example.test", "v=DMARC1; p=reject"), (report.Dmarc.Name, Assert.Single(report.Dmarc.Records)));
        Assert.Equal("v=DKIM1; p=MIGf", report.Dkim!.Record);
        Assert.Equal(["192.0.2.5"], report.Addresses.Select(x => x.ToString()));
    }

    [Fact]
    public async Task WhereNothingIs_NothingIsFound()
    {
        await using var stub = new DnsStub();
        var report = await RunAsync(stub, null, "s1");
        Assert.Equal((DnsOutcome.NoSuchName, 0, null), (report.Spf.Answer.Outcome, report.Spf.Records.Count, report.Spf.Result));
        Assert.Equal(("_dmarc.desk.example.test", 0, null), (report.Dmarc.Name, report.Dmarc.Records.Count, report.Dkim!.Record));
        Assert.Null((await RunAsync(stub, null, null)).Dkim);
    }

    [Fact]
    public async Task WhereNobodyAnswers_OneLookUpIsTried_AndAllSaySo()
    {
        var stub = new DnsStub();
        var address = stub.Address;
        await stub.DisposeAsync();
        var report = await new CheckSenderDomain(new(null, null, null), new(address), TimeProvider.System).RunAsync("desk.example.test", "s1", default);
        Assert.Equal([DnsOutcome.NoAnswer, DnsOutcome.NoAnswer, DnsOutcome.NoAnswer], new[] { report.Spf.Answer.Outcome, report.Dmarc.Answer.Outcome, report.Dkim!.Answer.Outcome });
        Assert.Contains("cannot be asked", report.Dkim.Answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void TheNameServer_IsASetting()
    {
        Assert.Equal("127.0.0.1:5353", Read("127.0.0.1:5353").Server?.ToString());
        Assert.Null(Read("").Server);
        Assert.Contains("dns.example", Assert.Throws<SettingException>(() => Read("dns.example")).Message, StringComparison.Ordinal);

        static DnsSettings Read(string value) => DnsSettings.Read(new ConfigurationBuilder().AddInMemoryCollection([new("Dns:Server", value)]).Build());
    }

    private static Task<SenderDomainReport> RunAsync(DnsStub stub, string? server, string? selector) => new CheckSenderDomain(
        new(server is null ? null : new MailServer(server, 25, SecureConnection.None), null, null), new(stub.Address), TimeProvider.System)
        .RunAsync("desk.example.test", selector, default);
}
