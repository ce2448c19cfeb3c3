using ServiceDesk.Mail.OAuth;

namespace ServiceDesk.Mail.Tests.OAuth;

public class OAuthProvidersTests
{
    [Fact]
    public void TheEndpoints_AreEncrypted_AndTheServersToo()
    {
        foreach (var provider in new[] { OAuthProviders.Google, OAuthProviders.Microsoft365() })
        {
            Assert.All([provider.AuthorizationEndpoint, provider.TokenEndpoint], u => Assert.Equal("https", u.Scheme));
            Assert.All([provider.Imap, provider.Pop3, provider.Smtp], s => Assert.NotEqual(Mail.Network.SecureConnection.None, s!.Security));
            Assert.All([provider.ImapScopes, provider.Pop3Scopes, provider.SmtpScopes], s => Assert.NotEmpty(s));
        }
    }

    [Fact]
    public void ADirectory_StandsInTheEndpoints_OfMicrosoft365()
    {
        var provider = OAuthProviders.Microsoft365("contoso.example");
        Assert.Equal("https://login.microsoftonline.com/contoso.example/oauth2/v2.0/token", provider.TokenEndpoint.AbsoluteUri);
        Assert.Throws<ArgumentException>(() => OAuthProviders.Microsoft365("evil.example/x?"));
    }

    [Fact]
    public void Google_IsAskedForARefreshToken()
    {
        Assert.Equal("offline", OAuthProviders.Google.AuthorizationParameters["access_type"]);
        Assert.Contains("offline_access", OAuthProviders.Microsoft365().ImapScopes);
    }
}
