using System.Net;
using Microsoft.IdentityModel.Tokens;

namespace ServiceDesk.Web.Tests.SignIn.SingleSignOn;

public sealed class IdTokenTests(ScriptedDesk scripted) : IClassFixture<ScriptedDesk>
{
    [Theory]
    [InlineData("nothing wrong", null)]
    [InlineData("nonce", "another nonce")]
    [InlineData("no nonce", "another nonce")]
    [InlineData("issuer", "does not count")]
    [InlineData("audience", "does not count")]
    [InlineData("expired", "does not count")]
    [InlineData("without end", "does not count")]
    [InlineData("not yet", "does not count")]
    [InlineData("no subject", "names no subject")]
    [InlineData("other party", "was made for")]
    [InlineData("unsigned", "does not count")]
    [InlineData("shared secret", "does not count")]
    [InlineData("foreign key", "does not count")]
    [InlineData("foreign key under a known name", "does not count")]
    [InlineData("changed", "does not count")]
    [InlineData("nonsense", "does not count")]
    public async Task A_token_counts_only_when_all_of_it_is_right(string wrong, string? words)
    {
        var id = await scripted.AddProviderAsync();
        using var browser = await scripted.Desk.BrowserAsync(scripted.Desk.Alpha);
        var sent = await browser.BeginAsync(id);
        var claims = scripted.Provider.Claims(wrong == "nonce" ? "another" : sent.Parameter("nonce"));
        if (wrong is "no nonce" or "no subject" or "without end")
            claims.Remove(wrong switch { "no nonce" => "nonce", "no subject" => "sub", _ => "exp" });
        (string Name, object Value)? other = wrong switch
        {
            "issuer" => ("iss", "https://login.other.test"),
            "audience" => ("aud", "another"),
            "expired" => ("exp", ScriptedProvider.Now - 600),
            "not yet" => ("nbf", ScriptedProvider.Now + 3600),
            "other party" => ("azp", "another"),
            _ => null,
        };
        if (other is { } change)
            claims[change.Name] = change.Value;
        scripted.Provider.IdToken = wrong switch
        {
            "unsigned" => ScriptedProvider.Unsigned(claims),
            "shared secret" => scripted.Provider.Sign(claims, scripted.Provider.PublicAsSecret, SecurityAlgorithms.HmacSha256),
            "foreign key" => scripted.Provider.Sign(claims, ScriptedProvider.ForeignKey("other")),
            "foreign key under a known name" => scripted.Provider.Sign(claims, ScriptedProvider.ForeignKey("one")),
            "changed" => scripted.Provider.Sign(claims)[..^6] + "AAAAAA",
            "nonsense" => "nonsense",
            _ => scripted.Provider.Sign(claims),
        };
        var answer = await browser.GetAsync($"sign-in/sso/{id}/callback?code=c&state={sent.Parameter("state")}");
        if (words is null)
        {
            Assert.Equal("/alpha/staff", answer.Location);
            return;
        }
        Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
        Assert.Contains(words, answer.TextOf(".error-page small"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await browser.GetAsync("staff")).Status);
    }
}
