using System.Text;
using ServiceDesk.Mail.Mime;

namespace ServiceDesk.Mail.Tests.Mime;

public sealed class SenderTrustTests
{
    private static MimeMessage Mail(string headers) => MimeMessage.Load(Encoding.ASCII.GetBytes($"From: a@b.test\r\n{headers}\r\n\r\nText\r\n"));

    [Theory]
    [InlineData("X-Spam-Flag: YES", "X-Spam-Flag: Yes")]
    [InlineData("X-Spam-Status: Yes, score=9.1 required=5.0", "X-Spam-Status: Yes")]
    [InlineData("X-Spam: yes", "X-Spam: Yes")]
    [InlineData("X-MS-Exchange-Organization-SCL: 6", "X-MS-Exchange-Organization-SCL: 6")]
    [InlineData("X-Spam-Status: No, score=-1.0", null)]
    [InlineData("X-MS-Exchange-Organization-SCL: -1", null)]
    [InlineData("X-Other: yes", null)]
    public void SpamVerdict_IsTheServers(string header, string? verdict) => Assert.Equal(verdict, SpamVerdict.Find(Mail(header)));

    [Fact]
    public void AuthenticationResults_OfATrustedServer_Count()
    {
        var mail = Mail("Authentication-Results: mx.desk.test (our relay) 1; dmarc=fail (p=reject) header.from=b.test;\r\n spf=pass smtp.mailfrom=evil.test; dkim=none");
        var results = AuthenticationResults.Find(mail, ["mx.desk.test"])!;
        Assert.Equal(new("mx.desk.test", "fail", "pass", "none"), results);
        Assert.True(results.IsForged);
        Assert.Null(AuthenticationResults.Find(mail, ["mx.other.test"]));
    }

    [Theory]
    [InlineData("mx; dmarc=pass; spf=fail; dkim=fail", false)]
    [InlineData("mx; spf=fail; dkim=pass", false)]
    [InlineData("mx; spf=softfail; dkim=fail", true)]
    [InlineData("mx; dkim=fail; dkim=pass; spf=fail", false)]
    [InlineData("mx; none", false)]
    [InlineData("", false)]
    public void IsForged_FollowsDmarc_ThenSpfAndDkim(string value, bool forged) => Assert.Equal(forged, AuthenticationResults.Parse(value).IsForged);

    [Theory]
    [InlineData("noreply@shop.test", true)]
    [InlineData("No-Reply+17@shop.test", true)]
    [InlineData("MAILER-DAEMON@relay.test", true)]
    [InlineData("abuse@provider.test", true)]
    [InlineData("noreen@shop.test", false)]
    public void MachineAddress_IsNeverAnswered(string address, bool never) => Assert.Equal(never, MachineAddress.IsNeverAnswered(address));
}
