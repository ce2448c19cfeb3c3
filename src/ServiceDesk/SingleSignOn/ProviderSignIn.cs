using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using ServiceDesk.Database;

namespace ServiceDesk.SingleSignOn;

/// <summary>Sends browsers to a provider and takes what they come back with (the authorization code flow with PKCE).</summary>
public sealed class ProviderSignIn(DeskDb db, ProviderMetadata metadata, ProviderClient client, ProviderSecrets secrets, IdTokenCheck check, UtcClock clock)
{
    /// <returns>Null: there is none in use with this id.</returns>
    public Task<IdentityProvider?> FindAsync(long id, CancellationToken cancellation) =>
        db.IdentityProviders.AsNoTracking().Include(x => x.Roles).SingleOrDefaultAsync(x => x.Id == id && x.ArchivedAt == null, cancellation);

    /// <param name="redirectUri">Where the browser comes back to, as it is registered.</param>
    /// <param name="returnUrl">Where the person wanted to go.</param>
    /// <returns>Where to send the browser, and what to give it along.</returns>
    /// <exception cref="SingleSignOnException">The provider does not answer.</exception>
    public async Task<(Uri Address, SignInAttempt Attempt)> BeginAsync(IdentityProvider provider, string redirectUri, string? returnUrl, CancellationToken cancellation)
    {
        var configuration = await metadata.OfAsync(provider, cancellation);
        var attempt = SignInAttempt.New(provider.Id, redirectUri, returnUrl, clock.UtcNow);
        return (WithQuery(configuration.AuthorizationEndpoint, new()
        {
            ["response_type"] = "code", ["client_id"] = provider.ClientId, ["redirect_uri"] = redirectUri, ["scope"] = provider.Scopes,
            ["state"] = attempt.State, ["nonce"] = attempt.Nonce, ["code_challenge"] = attempt.Challenge, ["code_challenge_method"] = "S256",
        }), attempt);
    }

    /// <param name="answer">The parameters of the address that the browser came back to.</param>
    /// <exception cref="SingleSignOnException">It is no answer to the attempt, or the provider's word does not count.</exception>
    public async Task<ProviderPerson> CompleteAsync(IdentityProvider provider, SignInAttempt attempt, IReadOnlyDictionary<string, string> answer, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(provider);
        ArgumentNullException.ThrowIfNull(attempt);
        ArgumentNullException.ThrowIfNull(answer);
        // Before anything else is believed, an error included.
        if (attempt.ProviderId != provider.Id || !attempt.IsAnsweredBy(answer.GetValueOrDefault("state")))
            throw new SingleSignOnException("The browser came back with another state than it was sent off with. Begin anew, and finish in the same browser.");
        var configuration = await metadata.OfAsync(provider, cancellation);
        // RFC 9207: who answers says so, lest the code go to somebody else.
        if (answer.TryGetValue("iss", out var issuer) ? issuer != provider.Issuer : configuration.AuthorizationResponseIssParameterSupported)
            throw new SingleSignOnException($"The answer comes from '{issuer}'; expected '{provider.Issuer}'.");
        if (answer.TryGetValue("error", out var error))
            throw new SingleSignOnException($"The provider refused: {error}. {answer.GetValueOrDefault("error_description")}".TrimEnd());
        if (answer.GetValueOrDefault("code") is not { Length: > 0 } code)
            throw new SingleSignOnException("The provider sent the browser back with neither a code nor an error.");
        var tokens = await ExchangeAsync(provider, configuration, attempt, code, cancellation);
        var (subject, claims) = await check.RunAsync(provider, TextOf(tokens, "id_token", "The token endpoint's answer"), attempt.Nonce, cancellation);
        var info = ProviderPerson.IsComplete(provider, claims) || string.IsNullOrEmpty(configuration.UserInfoEndpoint)
            ? (JsonElement?)null
            : await UserInfoAsync(configuration, TextOf(tokens, "access_token", "The token endpoint's answer"), subject, cancellation);
        return ProviderPerson.Of(provider, subject, claims, info);
    }

    /// <summary>Where a person signs out at the provider too (OpenID Connect RP-Initiated Logout 1.0); null: it has no such place.</summary>
    /// <param name="backTo">Where the provider may send the browser afterwards.</param>
    public async Task<Uri?> SignOutAddressAsync(IdentityProvider provider, string backTo, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(provider);
        return (await metadata.OfAsync(provider, cancellation)).EndSessionEndpoint is { Length: > 0 } endpoint
            ? WithQuery(endpoint, new() { ["client_id"] = provider.ClientId, ["post_logout_redirect_uri"] = backTo })
            : null;
    }

    private async Task<JsonElement> ExchangeAsync(IdentityProvider provider, OpenIdConnectConfiguration configuration, SignInAttempt attempt, string code, CancellationToken cancellation)
    {
        var form = new Dictionary<string, string>
        {
            ["grant_type"] = "authorization_code", ["code"] = code, ["redirect_uri"] = attempt.RedirectUri, ["code_verifier"] = attempt.Verifier,
        };
        using var request = new HttpRequestMessage(HttpMethod.Post, configuration.TokenEndpoint);
        var ways = configuration.TokenEndpointAuthMethodsSupported;
        if (secrets.Unprotect(provider.ProtectedClientSecret) is not { } secret)
            form["client_id"] = provider.ClientId;
        else if (ways.Contains("client_secret_post") && !ways.Contains("client_secret_basic"))
            (form["client_id"], form["client_secret"]) = (provider.ClientId, secret);
        else
            // Both are encoded as in a form first (RFC 6749 section 2.3.1).
            request.Headers.Authorization = new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{WebUtility.UrlEncode(provider.ClientId)}:{WebUtility.UrlEncode(secret)}")));
        request.Content = new FormUrlEncodedContent(form);
        request.Headers.Accept.Add(new("application/json"));
        return await AskAsync(request, "token endpoint", cancellation);
    }

    private async Task<JsonElement> UserInfoAsync(OpenIdConnectConfiguration configuration, string accessToken, string subject, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, configuration.UserInfoEndpoint);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", accessToken);
        request.Headers.Accept.Add(new("application/json"));
        var info = await AskAsync(request, "user info endpoint", cancellation);
        // OpenID Connect Core 5.3.2: what it says counts only for the same person.
        return TextOf(info, "sub", "The user info") == subject
            ? info
            : throw new SingleSignOnException("The user info is about another person (sub) than the ID token.");
    }

    private async Task<JsonElement> AskAsync(HttpRequestMessage request, string what, CancellationToken cancellation)
    {
        var (status, text) = await client.SendAsync(request, cancellation);
        try
        {
            using var document = JsonDocument.Parse(text);
            var read = document.RootElement.Clone();
            if (status == HttpStatusCode.OK && read.ValueKind == JsonValueKind.Object)
                return read;
            throw new SingleSignOnException($"The {what} refused with status {(int)status}: {Optional(read, "error")} {Optional(read, "error_description")}".TrimEnd());
        }
        catch (JsonException e)
        {
            throw new SingleSignOnException($"The {what} answered with status {(int)status} and no JSON.", e);
        }
    }

    private static string Optional(JsonElement from, string name) =>
        from.ValueKind == JsonValueKind.Object && from.TryGetProperty(name, out var found) && found.ValueKind == JsonValueKind.String ? found.GetString()! : "";

    private static string TextOf(JsonElement from, string name, string what) =>
        Optional(from, name) is { Length: > 0 } text ? text : throw new SingleSignOnException($"{what} has no {name}.");

    private static Uri WithQuery(string address, Dictionary<string, string> query) =>
        new($"{address}{(address.Contains('?', StringComparison.Ordinal) ? '&' : '?')}{string.Join('&', query.Select(x => $"{x.Key}={Uri.EscapeDataString(x.Value)}"))}");
}
