using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using ServiceDesk.Mail.OAuth;
using ServiceDesk.Mail.Tests.Servers;

namespace ServiceDesk.Mail.Tests.OAuth;

/// <summary>What is asked of a token endpoint, and what is made of its answers.</summary>
public sealed class OAuthTokenClientTests : IDisposable
{
    private static readonly Uri Redirect = new("https://desk.example.test/admin/mail/consent");
    private readonly HttpClient http = new();
    private readonly ManualTime time = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => http.Dispose();

    [Fact]
    public async Task ACode_IsExchanged_WithTheVerifierThatItsChallengeWasMadeFrom()
    {
        await using var endpoint = new TokenEndpoint(_ => TokenEndpoint.Json(
            """{"access_token":"at","token_type":"bearer","expires_in":3599,"refresh_token":"rt","scope":"mail"}"""));
        var client = Client(endpoint, "secret");
        var authorization = client.Authorize(Redirect, ["mail", "offline_access"], "ann+x@example.test");

        Assert.StartsWith("https://login.example.test/authorize?tenant=7&", authorization.Url.AbsoluteUri, StringComparison.Ordinal);
        var query = QueryHelpers.ParseQuery(authorization.Url.Query).ToDictionary(p => p.Key, p => p.Value.Single()!);
        Assert.Equal(
            ("code", "desk", Redirect.AbsoluteUri, "mail offline_access", "S256", "ann+x@example.test"),
            (query["response_type"], query["client_id"], query["redirect_uri"], query["scope"], query["code_challenge_method"], query["login_hint"]));
        var code = authorization.ReadCode(new Dictionary<string, string> { ["state"] = query["state"], ["code"] = "c/1" });
        var token = await client.ExchangeAsync(authorization, code, Cancellation);

        Assert.Equal(new OAuthToken("at", time.GetUtcNow().AddSeconds(3599), "rt", "mail"), token);
        var asked = Assert.Single(endpoint.Requests);
        Assert.Equal(
            ("authorization_code", "c/1", Redirect.AbsoluteUri, "desk", "secret"),
            (asked["grant_type"], asked["code"], asked["redirect_uri"], asked["client_id"], asked["client_secret"]));
        var verifier = asked["code_verifier"];
        Assert.InRange(verifier.Length, 43, 128);
        Assert.Equal(query["code_challenge"], WebEncoders.Base64UrlEncode(SHA256.HashData(Encoding.ASCII.GetBytes(verifier))));
        Assert.DoesNotContain(verifier, authorization.Url.AbsoluteUri, StringComparison.Ordinal);
    }

    [Fact]
    public void TwoConsents_HaveNothingInCommon()
    {
        var client = new OAuthTokenClient(http, OAuthProviders.Google, new OAuthClientRegistration("desk", null), time);
        var (one, other) = (client.Authorize(Redirect, ["mail"]), client.Authorize(Redirect, ["mail"]));
        Assert.NotEqual(one.State, other.State);
        Assert.NotEqual(one.CodeVerifier, other.CodeVerifier);
        Assert.Throws<ArgumentException>(() => client.Authorize(Redirect, []));
        Assert.DoesNotContain(one.State, one.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void AState_CanBeTheCallersOwn()
    {
        var client = new OAuthTokenClient(http, OAuthProviders.Google, new OAuthClientRegistration("desk", null), time);
        var authorization = client.Authorize(Redirect, ["mail"], state: "se+aled");
        Assert.Equal("se+aled", authorization.State);
        Assert.Contains("state=se%2Baled&", authorization.Url.Query, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, "c", null, OAuthFault.ProtocolViolation)]
    [InlineData("other", "c", null, OAuthFault.ProtocolViolation)]
    [InlineData("other", null, "access_denied", OAuthFault.ProtocolViolation)]
    [InlineData("own", null, null, OAuthFault.ProtocolViolation)]
    [InlineData("own", null, "access_denied", OAuthFault.ConsentNeeded)]
    [InlineData("own", null, "temporarily_unavailable", OAuthFault.Unavailable)]
    public void WhatTheBrowserBringsBack_IsChecked(string? state, string? code, string? error, OAuthFault fault)
    {
        var authorization = new OAuthTokenClient(http, OAuthProviders.Google, new OAuthClientRegistration("desk", null), time).Authorize(Redirect, ["mail"]);
        var parameters = new Dictionary<string, string?> { ["state"] = state == "own" ? authorization.State : state, ["code"] = code, ["error"] = error }
            .Where(p => p.Value is not null).ToDictionary(p => p.Key, p => p.Value!);
        var failure = Assert.Throws<OAuthException>(() => authorization.ReadCode(parameters));
        Assert.Equal(fault, failure.Fault);
        Assert.Equal(state == "own" ? error : null, failure.Error);
    }

    [Theory]
    [InlineData("\"refresh_token\":\"rt2\",\"scope\":\"less\"", "rt2", "less")]
    [InlineData("\"refresh_token\":\"\"", "rt1", "mail")]
    [InlineData("\"token_type\":\"Bearer\"", "rt1", "mail")]
    public async Task ARefresh_KeepsWhatTheServerDoesNotReplace(string more, string refreshToken, string scope)
    {
        await using var endpoint = new TokenEndpoint(_ => TokenEndpoint.Json($$"""{"access_token":"at2","expires_in":"3600",{{more}}}"""));
        var old = new OAuthToken("at1", time.GetUtcNow().AddMinutes(4), "rt1", "mail");
        Assert.True(old.IsStale(time.GetUtcNow()));

        var token = await Client(endpoint, null).RefreshAsync(old, Cancellation);

        Assert.Equal(new OAuthToken("at2", time.GetUtcNow().AddHours(1), refreshToken, scope), token);
        Assert.False(token.IsStale(time.GetUtcNow()));
        Assert.Equal(["client_id", "grant_type", "refresh_token"], Assert.Single(endpoint.Requests).Keys.Order());
        Assert.DoesNotContain("at2", token.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnApplication_SignsInByItself()
    {
        await using var endpoint = new TokenEndpoint(_ => TokenEndpoint.Json("""{"access_token":"at"}"""));
        var client = Client(endpoint, "secret");
        var token = await client.ClientCredentialsAsync(["mail/.default"], Cancellation);

        Assert.Equal(new OAuthToken("at", time.GetUtcNow().AddHours(1), null, "mail/.default"), token);
        var asked = Assert.Single(endpoint.Requests);
        Assert.Equal(("client_credentials", "mail/.default", "desk", "secret"), (asked["grant_type"], asked["scope"], asked["client_id"], asked["client_secret"]));
        await Assert.ThrowsAsync<ArgumentException>(() => client.RefreshAsync(token, Cancellation));
        await Assert.ThrowsAsync<ArgumentException>(() => client.ClientCredentialsAsync(OAuthProviders.Google.ApplicationScopes, Cancellation));
    }

    [Theory]
    [InlineData("invalid_grant", OAuthFault.ConsentNeeded, "consent for the mailbox anew")]
    [InlineData("interaction_required", OAuthFault.ConsentNeeded, "consent for the mailbox anew")]
    [InlineData("invalid_client", OAuthFault.ClientRefused, "secret")]
    [InlineData("unauthorized_client", OAuthFault.ClientRefused, "console")]
    [InlineData("invalid_scope", OAuthFault.RequestRefused, "permissions")]
    [InlineData("invalid_request", OAuthFault.RequestRefused, "redirect address")]
    [InlineData("temporarily_unavailable", OAuthFault.Unavailable, "Try again later")]
    [InlineData("never_heard_of", OAuthFault.RequestRefused, "documentation")]
    public async Task AnError_SaysWhatToDo_AndKeepsSecrets(string error, OAuthFault fault, string advice)
    {
        await using var endpoint = new TokenEndpoint(_ => TokenEndpoint.Json(
            $$"""{"error":"{{error}}","error_description":"AADSTS70000: rt-hidden and secret-hidden\r\nare no good."}""", "400 Bad Request"));
        var failure = await Assert.ThrowsAsync<OAuthException>(
            () => Client(endpoint, "secret-hidden").RefreshAsync(new OAuthToken("at", default, "rt-hidden", "mail"), Cancellation));
        Assert.Equal((fault, error, fault == OAuthFault.Unavailable), (failure.Fault, failure.Error, failure.IsTemporary));
        Assert.Contains("AADSTS70000: *** and ***", failure.Message, StringComparison.Ordinal);
        Assert.Contains(advice, failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hidden", failure.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain('\n', failure.Message);
    }

    [Theory]
    [InlineData("<html>sign in to the hotel</html>", "200 OK", OAuthFault.ProtocolViolation)]
    [InlineData("", "200 OK", OAuthFault.ProtocolViolation)]
    [InlineData("[]", "200 OK", OAuthFault.ProtocolViolation)]
    [InlineData("{\"access_token\":7}", "200 OK", OAuthFault.ProtocolViolation)]
    [InlineData("{\"access_token\":\"at-hidden\"}", "404 Not Found", OAuthFault.ProtocolViolation)]
    [InlineData("{\"access_token\":\"at-hidden\",\"token_type\":\"mac\"}", "200 OK", OAuthFault.ProtocolViolation)]
    [InlineData("bad gateway", "502 Bad Gateway", OAuthFault.Unavailable)]
    [InlineData("{\"message\":\"slow down\"}", "429 Too Many Requests", OAuthFault.Unavailable)]
    public async Task AnAnswer_WithoutAToken_IsNone(string body, string status, OAuthFault fault)
    {
        await using var endpoint = new TokenEndpoint(_ => TokenEndpoint.Http(body, status, "text/html"));
        var failure = await Assert.ThrowsAsync<OAuthException>(() => Client(endpoint, null).ClientCredentialsAsync(["mail"], Cancellation));
        Assert.Equal(fault, failure.Fault);
        Assert.DoesNotContain("hidden", failure.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{\"access_token\":\"at\",\"expires_in\":-5}", 0)]
    [InlineData("{\"access_token\":\"at\",\"expires_in\":\"soon\"}", 3600)]
    [InlineData("{\"access_token\":\"at\",\"expires_in\":7200.5}", 7200)]
    [InlineData("{\"access_token\":\"at\",\"expires_in\":1e300}", 315360000)]
    public async Task AnOddExpiry_IsPutUpWith(string body, long seconds)
    {
        await using var endpoint = new TokenEndpoint(_ => TokenEndpoint.Json(body));
        var token = await Client(endpoint, null).ClientCredentialsAsync(["mail"], Cancellation);
        Assert.Equal(time.GetUtcNow().AddSeconds(seconds), token.ExpiresAt);
    }

    [Fact]
    public async Task AnAnswer_ThatDoesNotEnd_IsCutOff()
    {
        await using var endpoint = new TokenEndpoint(_ => TokenEndpoint.Json(new string(' ', 300_000)));
        var failure = await Assert.ThrowsAsync<OAuthException>(() => Client(endpoint, null).ClientCredentialsAsync(["mail"], Cancellation));
        Assert.Equal(OAuthFault.ProtocolViolation, failure.Fault);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n{\"access")]
    public async Task Silence_TimesOut(string? beginning)
    {
        var asked = new TaskCompletionSource();
        await using var endpoint = new TokenEndpoint(_ =>
        {
            asked.SetResult();
            // A beginning that is closed behind is a failure of its own; silence keeps the line open.
            return beginning;
        });
        var asking = Client(endpoint, null).ClientCredentialsAsync(["mail"], Cancellation);
        await asked.Task;
        if (beginning is null)
            await time.AdvanceUntilAsync(asking, TimeSpan.FromSeconds(31));
        var failure = await Assert.ThrowsAsync<OAuthException>(() => asking);
        Assert.True(failure.IsTemporary, failure.ToString());
    }

    [Fact]
    public async Task AServer_ThatIsNotThere_IsUnavailable()
    {
        OAuthProvider gone;
        await using (var endpoint = new TokenEndpoint(_ => null))
            gone = endpoint.Provider;
        var client = new OAuthTokenClient(http, gone, new OAuthClientRegistration("desk", null), time);
        var failure = await Assert.ThrowsAsync<OAuthException>(() => client.ClientCredentialsAsync(["mail"], Cancellation));
        Assert.Equal(OAuthFault.Unavailable, failure.Fault);
    }

    [Fact]
    public async Task AnEndpoint_ThatIsNotEncrypted_IsSentNothing()
    {
        var provider = OAuthProviders.Google with { TokenEndpoint = new Uri("http://oauth2.example.test/token") };
        var client = new OAuthTokenClient(http, provider, new OAuthClientRegistration("desk", "secret"), time);
        var failure = await Assert.ThrowsAsync<OAuthException>(() => client.ClientCredentialsAsync(["mail"], Cancellation));
        Assert.Equal(OAuthFault.RequestRefused, failure.Fault);
        Assert.Contains("https", failure.Message, StringComparison.Ordinal);
    }

    private OAuthTokenClient Client(TokenEndpoint endpoint, string? secret) =>
        new(http, endpoint.Provider, new OAuthClientRegistration("desk", secret), time);
}
