using System.Net;
using ServiceDesk.Mail.Dns;
using ServiceDesk.Testing;

namespace ServiceDesk.Mail.Tests.Dns;

public sealed class SpfTests
{
    [Theory]
    [InlineData("v=spf1 ip4:192.0.2.0/24 -all", SpfVerdict.Named, "ip4:192.0.2.0/24")]
    [InlineData("v=spf1 ip4:192.0.2.7 -all", SpfVerdict.Named, "ip4:192.0.2.7")]
    [InlineData("v=spf1 ip4:192.0.2.8/31 ~all", SpfVerdict.NotNamed, "~all")]
    [InlineData("v=spf1 ip6:2001:db8::/32 -all", SpfVerdict.NotNamed, "-all")]
    [InlineData("v=spf1 -ip4:192.0.2.7 +all", SpfVerdict.NotNamed, "-ip4:192.0.2.7")]
    [InlineData("v=spf1 +all", SpfVerdict.Named, "+all")]
    [InlineData("v=spf1", SpfVerdict.NotNamed, null)]
    [InlineData("V=SPF1 a -all", SpfVerdict.Named, "a")]
    [InlineData("v=spf1 a/24 -all", SpfVerdict.Named, "a/24")]
    [InlineData("v=spf1 a:other.test -all", SpfVerdict.NotNamed, "-all")]
    [InlineData("v=spf1 a:other.test/16//64 -all", SpfVerdict.NotNamed, "-all")]
    [InlineData("v=spf1 mx -all", SpfVerdict.Named, "mx")]
    [InlineData("v=spf1 include:provider.test -all", SpfVerdict.Named, "include:provider.test")]
    [InlineData("v=spf1 include:strict.test -all", SpfVerdict.NotNamed, "-all")]
    [InlineData("v=spf1 redirect=provider.test", SpfVerdict.Named, "redirect=provider.test")]
    [InlineData("v=spf1 redirect=strict.test", SpfVerdict.NotNamed, "redirect=strict.test")]
    [InlineData("v=spf1 include:gone.test -all", SpfVerdict.Broken, "include:gone.test")]
    [InlineData("v=spf1 include:round.test -all", SpfVerdict.Broken, "include:round.test")]
    [InlineData("v=spf1 ip4:nonsense -all", SpfVerdict.Broken, "ip4:nonsense")]
    [InlineData("v=spf1 nonsense -all", SpfVerdict.Broken, "nonsense")]
    [InlineData("v=spf1 exists:%{i}.x.test -all", SpfVerdict.Unknown, "exists:%{i}.x.test")]
    [InlineData("v=spf1 ptr ip4:192.0.2.7 -all", SpfVerdict.Named, "ip4:192.0.2.7")]
    [InlineData("v=spf1 exp=why.test ~all", SpfVerdict.NotNamed, "~all")]
    public async Task AServer_IsNamed_OrNot(string record, SpfVerdict verdict, string? term)
    {
        await using var stub = new DnsStub(
            ("example.test", DnsRecordType.A, "192.0.2.7"), ("other.test", DnsRecordType.A, "198.51.100.1"), ("example.test", DnsRecordType.Mx, "other.test"),
            ("example.test", DnsRecordType.Mx, "example.test"), ("provider.test", DnsRecordType.Txt, "v=spf1 ip4:192.0.2.7 ?all"),
            ("strict.test", DnsRecordType.Txt, "v=spf1 -ip4:192.0.2.7 -all"), ("round.test", DnsRecordType.Txt, "v=spf1 include:round.test -all"));
        var check = new SpfCheck(new DnsResolver([stub.Address], TimeProvider.System), [IPAddress.Parse("192.0.2.7")]);
        Assert.Equal(new SpfResult(verdict, term), await check.RunAsync(SpfRecord.Parse(record), "example.test", default));
    }

    [Fact]
    public async Task WhereDnsDoesNotAnswer_NothingIsSaid()
    {
        await using var stub = new DnsStub { Code = 2 };
        var check = new SpfCheck(new DnsResolver([stub.Address], TimeProvider.System), [IPAddress.Parse("192.0.2.7")]);
        Assert.Equal(SpfVerdict.Unknown, (await check.RunAsync(SpfRecord.Parse("v=spf1 include:provider.test -all"), "example.test", default)).Verdict);
    }

    [Theory]
    [InlineData("v=spf1 mx -all", "v=spf1 mx a:mail.test -all")]
    [InlineData("v=spf1 redirect=x.test", "v=spf1 a:mail.test redirect=x.test")]
    [InlineData("v=spf1", "v=spf1 a:mail.test")]
    public void ATerm_IsAddedBeforeTheOneForAllOthers(string record, string expected) => Assert.Equal(expected, SpfRecord.With(record, "a:mail.test"));

    [Theory]
    [InlineData("v=spf1", true)]
    [InlineData("v=spf1 -all", true)]
    [InlineData("v=spf10 -all", false)]
    [InlineData("spf2.0/pra", false)]
    public void Records_AreToldByTheirVersion(string text, bool isSpf) => Assert.Equal(isSpf, SpfRecord.IsSpf(text));

    [Fact]
    public void Tags_AreRead()
    {
        var tags = TagList.Parse("v=DMARC1; p = Reject ;; rua=mailto:a@b.test,mailto:c@d.test; p=none; x");
        Assert.Equal(("Reject", "mailto:a@b.test,mailto:c@d.test", null), (tags["P"], tags["rua"], tags["x"]));
    }
}
