using Microsoft.Extensions.Configuration;
using ServiceDesk.Access;
using ServiceDesk.Database;

namespace ServiceDesk.Tests.Access;

public sealed class PublicLinksTests
{
    private static readonly TenantInfo Alpha = new(1, "alpha", "Alpha", "en", "UTC", new byte[32]);

    [Theory]
    [InlineData(null, "http://localhost:5000")]
    [InlineData("  ", "http://localhost:5000")]
    [InlineData("https://desk.example.org/", "https://desk.example.org")]
    [InlineData("https://example.org:8443/desk/", "https://example.org:8443/desk")]
    public void Setting_IsRead(string? setting, string expected) => Assert.Equal(expected, Read(setting).PublicUrl);

    [Theory]
    [InlineData("desk.example.org")]
    [InlineData("ftp://desk.example.org")]
    [InlineData("https://desk.example.org?x=1")]
    [InlineData("https://ada@desk.example.org")]
    [InlineData("https://")]
    public void Setting_ThatIsNoAddress_IsRefusedByName(string setting)
    {
        var error = Assert.Throws<SettingException>(() => Read(setting));
        Assert.Contains("Desk:PublicUrl", error.Message, StringComparison.Ordinal);
        Assert.Contains(setting, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Links_BeginWithTheSettingAndTheTenant()
    {
        var links = new PublicLinks(Read("https://example.org/desk"));
        Assert.Equal("https://example.org/desk/alpha/staff/tickets/17", links.StaffTicket(Alpha, 17));
        Assert.Equal("https://example.org/desk/alpha/requests/17", links.Request(Alpha, 17));
        Assert.Equal($"https://example.org/desk/alpha/link/{TicketLinks.Issue(Alpha, 17, 42)}", links.SignedRequest(Alpha, 17, 42));
        Assert.Equal("https://example.org/desk/alpha/sign-in/links/a-b", links.SignInLink(Alpha, "a-b"));
        Assert.Equal("https://example.org/desk/alpha/invitation/a%2Fb", links.Invitation(Alpha, "a/b"));
        Assert.Equal("https://example.org/desk/installation/setup/x", links.InstallationSetup("x"));
        Assert.Equal("https://example.org/desk/installation/mail-sign-in", links.MailSignIn);
    }

    private static AddressSettings Read(string? setting) => AddressSettings.Read(
        new ConfigurationBuilder().AddInMemoryCollection([new(AddressSettings.PublicUrlSetting, setting)]).Build());
}
