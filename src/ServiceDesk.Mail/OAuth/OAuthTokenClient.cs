using System.Net;
using System.Text;
using ServiceDesk.Mail.Network;

namespace ServiceDesk.Mail.OAuth;

/// <summary>
/// Gets access tokens for mail servers from an authorization server (RFC 6749): by a person's consent with PKCE (RFC 7636),
/// by a refresh token, or for this application itself. Holds nothing; can be called from many threads.
/// </summary>
/// <remarks>Throws <see cref="OAuthException"/> when there is no token, whatever the reason.</remarks>
/// <param name="http">Carries the requests. It should not follow redirects: none is expected, and a token's secrets are in the request.</param>
/// <param name="provider">Whom to ask.</param>
/// <param name="registration">Who we are there.</param>
/// <param name="time">Tells when tokens expire, and how long to wait.</param>
public sealed class OAuthTokenClient(HttpClient http, OAuthProvider provider, OAuthClientRegistration registration, TimeProvider time)
{
    /// <summary>Bytes of an answer; tokens have a few thousand.</summary>
    private const int MaxAnswer = 256 * 1024;

    /// <summary>How long the server may take for an answer.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Prepares a person's consent (RFC 6749 4.1.1).</summary>
    /// <param name="redirectUri">Where the browser comes back to; registered with the provider, letter for letter.</param>
    /// <param name="scopes">What for, such as <see cref="OAuthProvider.ImapScopes"/>.</param>
    /// <param name="account">The mailbox's address, so that the person need not choose; null to let choose.</param>
    /// <param name="state">What the browser has to bring back; one of the caller's own has to be as hard to guess. Null: 256 random bits.</param>
    public OAuthAuthorization Authorize(Uri redirectUri, IEnumerable<string> scopes, string? account = null, string? state = null)
    {
        ArgumentNullException.ThrowIfNull(redirectUri);
        var scope = Scope(scopes);
        state ??= OAuthAuthorization.NewSecret();
        var verifier = OAuthAuthorization.NewSecret();
        var parameters = new List<KeyValuePair<string, string>>
        {
            new("response_type", "code"),
            new("client_id", registration.ClientId),
            new("redirect_uri", redirectUri.AbsoluteUri),
            new("scope", scope),
            new("state", state),
            new("code_challenge", OAuthAuthorization.Challenge(verifier)),
            new("code_challenge_method", "S256"),
        };
        parameters.AddRange(provider.AuthorizationParameters);
        if (!string.IsNullOrEmpty(account))
            parameters.Add(new("login_hint", account));
        var query = string.Join('&', parameters.Select(p => $"{p.Key}={Uri.EscapeDataString(p.Value)}"));
        var endpoint = provider.AuthorizationEndpoint.AbsoluteUri;
        var url = new Uri(endpoint + (endpoint.Contains('?', StringComparison.Ordinal) ? '&' : '?') + query);
        return new OAuthAuthorization(url, redirectUri, scope, state, verifier);
    }

    /// <summary>Turns the code that the browser brought back into a token (RFC 6749 4.1.3).</summary>
    /// <param name="authorization">The consent that the code is the answer to.</param>
    /// <param name="code">From <see cref="OAuthAuthorization.ReadCode"/>; it can be used once.</param>
    /// <exception cref="OAuthException">No token was given out.</exception>
    public Task<OAuthToken> ExchangeAsync(OAuthAuthorization authorization, string code, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(authorization);
        ArgumentException.ThrowIfNullOrEmpty(code);
        return AskAsync("the code", null, authorization.Scope, cancellation,
            new("grant_type", "authorization_code"),
            new("code", code),
            new("redirect_uri", authorization.RedirectUri.AbsoluteUri),
            new("code_verifier", authorization.CodeVerifier));
    }

    /// <summary>Gets the next token (RFC 6749 section 6). It carries the refresh token that counts from now on.</summary>
    /// <exception cref="OAuthException">
    /// <see cref="OAuthFault.ConsentNeeded"/> when a person has to give consent again, among others.
    /// </exception>
    /// <exception cref="ArgumentException">The token has no refresh token.</exception>
    public Task<OAuthToken> RefreshAsync(OAuthToken token, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(token);
        if (string.IsNullOrEmpty(token.RefreshToken))
            throw new ArgumentException("This token came without a refresh token: a new one takes a person's consent, or the client's own sign-in.", nameof(token));
        return AskAsync("the refresh token", token.RefreshToken, token.Scope, cancellation,
            new("grant_type", "refresh_token"),
            new("refresh_token", token.RefreshToken));
    }

    /// <summary>Gets a token for this application itself, without a person (RFC 6749 4.4).</summary>
    /// <param name="scopes">What for, such as <see cref="OAuthProvider.ApplicationScopes"/>.</param>
    /// <exception cref="OAuthException">No token was given out.</exception>
    public Task<OAuthToken> ClientCredentialsAsync(IEnumerable<string> scopes, CancellationToken cancellation = default)
    {
        var scope = Scope(scopes);
        return AskAsync("the client's credentials", null, scope, cancellation, new("grant_type", "client_credentials"), new("scope", scope));
    }

    private async Task<OAuthToken> AskAsync(
        string what, string? refreshToken, string scope, CancellationToken cancellation, params KeyValuePair<string, string>[] parameters)
    {
        var endpoint = provider.TokenEndpoint;
        if (endpoint.Scheme != Uri.UriSchemeHttps && !endpoint.IsLoopback)
            throw new OAuthException(OAuthFault.RequestRefused, null, $"The token endpoint {endpoint} is not encrypted, and nothing was sent to it. Use its https address.");

        List<KeyValuePair<string, string>> form = [.. parameters, new("client_id", registration.ClientId)];
        if (!string.IsNullOrEmpty(registration.ClientSecret))
            form.Add(new("client_secret", registration.ClientSecret));
        var (status, body) = await PostAsync(endpoint, form, cancellation);
        var answer = new OAuthAnswer(status, body, $"{what} at {endpoint.Host}", [.. form.Where(p => IsSecret(p.Key)).Select(p => p.Value)]);
        return answer.Token(time.GetUtcNow(), refreshToken, scope);
    }

    private async Task<(HttpStatusCode Status, string Body)> PostAsync(
        Uri endpoint, List<KeyValuePair<string, string>> form, CancellationToken cancellation)
    {
        using var deadline = new Deadline(Timeout, time, cancellation);
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, endpoint) { Content = new FormUrlEncodedContent(form) };
            request.Headers.Accept.ParseAdd("application/json");
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, deadline.Token);
            await using var stream = await response.Content.ReadAsStreamAsync(deadline.Token);
            var body = new byte[MaxAnswer];
            var length = await stream.ReadAtLeastAsync(body, body.Length, throwOnEndOfStream: false, deadline.Token);
            if (length == body.Length)
                throw new OAuthException(OAuthFault.ProtocolViolation, null, $"{endpoint.Host} answered with more than {MaxAnswer} bytes where a token was expected. Check the token endpoint.");
            return (response.StatusCode, Encoding.UTF8.GetString(body, 0, length));
        }
        catch (OperationCanceledException e) when (!cancellation.IsCancellationRequested)
        {
            throw new OAuthException(OAuthFault.Unavailable, null, $"{endpoint.Host} gave no answer within {Timeout.TotalSeconds:0.#} s. Try again later.", e);
        }
        catch (HttpRequestException e) when (e.InnerException is AddressRefusedException refused)
        {
            throw new OAuthException(OAuthFault.Unavailable, null, refused.Message, e);
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            throw new OAuthException(OAuthFault.Unavailable, null,
                $"{endpoint.Host} could not be reached ({e.Message}). Check that this server may connect to it, and try again later.", e);
        }
    }

    private static bool IsSecret(string parameter) => parameter is "code" or "refresh_token" or "client_secret" or "code_verifier";

    private static string Scope(IEnumerable<string> scopes)
    {
        var scope = string.Join(' ', scopes);
        return scope.Length > 0 ? scope : throw new ArgumentException("At least one scope was expected: a provider that names none has no such way.", nameof(scopes));
    }
}
