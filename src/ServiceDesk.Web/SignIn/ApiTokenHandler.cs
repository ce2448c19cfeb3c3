using System.Globalization;
using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using ServiceDesk.Access.Tokens;
using ServiceDesk.Database;

namespace ServiceDesk.Web.SignIn;

/// <summary>Tells by <c>Authorization: Bearer …</c> (RFC 6750) as whom a program acts. No cookie counts here, so no other site can send for somebody.</summary>
public sealed class ApiTokenHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, CurrentTenant tenant, ApiTokens tokens, UtcClock clock)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string Name = "ApiToken";

    private const string Bearer = "Bearer ";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (!tenant.IsEntered || Request.Headers.Authorization is not [{ } shown] || !shown.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase))
            return AuthenticateResult.NoResult();
        if (await tokens.FindAsync(shown[Bearer.Length..].Trim(), clock.UtcNow, Context.RequestAborted) is not { } token)
            return AuthenticateResult.Fail("The token is unknown here, has expired or was revoked.");
        var identity = new ClaimsIdentity(
        [
            new(DeskClaims.Tenant, tenant.Id.ToString(CultureInfo.InvariantCulture)),
            new(DeskClaims.Person, token.PersonId.ToString(CultureInfo.InvariantCulture)),
        ], Name);
        if (token.IsReadOnly)
            identity.AddClaim(new(DeskClaims.ReadOnly, "true"));
        return AuthenticateResult.Success(new(new(identity), Name));
    }

    protected override async Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.Headers.WWWAuthenticate = "Bearer";
        await Results.Problem(
            "Expected the header “Authorization: Bearer TOKEN” with a token of this desk that has not expired. Tokens are made on the profile page.",
            statusCode: StatusCodes.Status401Unauthorized).ExecuteAsync(Context);
    }
}
