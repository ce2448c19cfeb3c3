using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using ServiceDesk.Database;
using ServiceDesk.People;
using ServiceDesk.SingleSignOn;

namespace ServiceDesk.Web.SignIn;

/// <summary>Identity's sign-in, which starts a <see cref="Session"/> and names it in the cookie.</summary>
public sealed class DeskSignIn(
    UserManager<Account> accounts, IHttpContextAccessor http, IUserClaimsPrincipalFactory<Account> claims, IOptions<IdentityOptions> options,
    ILogger<SignInManager<Account>> logger, IAuthenticationSchemeProvider schemes, IUserConfirmation<Account> confirmation, Sessions sessions, OnlyWay onlyWay, UtcClock clock)
    : SignInManager<Account>(accounts, http, claims, options, logger, schemes, confirmation)
{
    /// <summary>Where whoever has to sign in by a provider is sent to, when they come another way.</summary>
    private const string ByProviderAlone = "~/sign-in?only=provider";

    /// <summary>
    /// For whoever has proven the first factor (a password, a link of a mail): signs in, or asks for the code of the authenticator.
    /// </summary>
    /// <returns>Where to go on: null, if they are signed in.</returns>
    public async Task<string?> FirstFactorAsync(Account account, string? returnUrl) =>
        await onlyWay.IsForAsync(account.PersonId, Context.RequestAborted) ? ByProviderAlone : Next(await SignInOrTwoFactorAsync(account, isPersistent: true), returnUrl);

    /// <summary>For whoever came with a passkey, which stands for both factors.</summary>
    /// <returns>Where to go on: null, if they are signed in.</returns>
    public async Task<string?> ByPasskeyAsync(Account account)
    {
        ArgumentNullException.ThrowIfNull(account);
        if (await onlyWay.IsForAsync(account.PersonId, Context.RequestAborted))
            return ByProviderAlone;
        await SignInWithClaimsAsync(account, isPersistent: true, [DeskClaims.SeveralFactors]);
        return null;
    }

    /// <summary>For whom an identity provider vouches.</summary>
    /// <param name="hasSecondFactor">It has asked for more than one factor; otherwise the account's own authenticator is asked.</param>
    /// <returns>Where to go on: null, if they are signed in.</returns>
    public async Task<string?> ByProviderAsync(Account account, long providerId, bool hasSecondFactor, string? returnUrl)
    {
        var provider = providerId.ToString(CultureInfo.InvariantCulture);
        if (!hasSecondFactor)
            return Next(await SignInOrTwoFactorAsync(account, isPersistent: true, provider), returnUrl);
        await SignInWithClaimsAsync(account, isPersistent: true, [new(ClaimTypes.AuthenticationMethod, provider), DeskClaims.SeveralFactors]);
        return null;
    }

    /// <summary>For whoever is signed in and has shown once more that it is they.</summary>
    /// <param name="hasSeveralFactors">By a passkey, which stands for both.</param>
    public Task ConfirmAsync(Account account, bool hasSeveralFactors = false)
    {
        var kept = Context.User.Claims.Where(x => x.Type == ClaimTypes.AuthenticationMethod || x.Type == DeskClaims.SeveralFactors.Type);
        return SignInWithClaimsAsync(account, isPersistent: true, [.. hasSeveralFactors ? kept.Where(x => x.Type != DeskClaims.SeveralFactors.Type).Append(DeskClaims.SeveralFactors) : kept, ConfirmedNow()]);
    }

    public override async Task SignInWithClaimsAsync(Account user, AuthenticationProperties? authenticationProperties, IEnumerable<Claim> additionalClaims)
    {
        ArgumentNullException.ThrowIfNull(user);
        var claims = additionalClaims.ToList();
        // Signing in anew where somebody is signed in goes on with their session, unless it is somebody else's.
        if (DeskClaims.SessionOf(Context.User) is { } present && DeskClaims.PersonOf(Context.User) == user.PersonId)
        {
            claims.Add(new(DeskClaims.Session, present.ToString()));
            if (!claims.Exists(x => x.Type == DeskClaims.Confirmed) && Context.User.FindFirst(DeskClaims.Confirmed) is { } confirmed)
                claims.Add(confirmed);
        }
        else
        {
            var session = await sessions.StartAsync(user, Context.Request.Headers.UserAgent, Context.Connection.RemoteIpAddress?.ToString(), clock.UtcNow, Context.RequestAborted);
            claims.AddRange([new(DeskClaims.Session, session.Id.ToString()), ConfirmedNow()]);
        }
        await base.SignInWithClaimsAsync(user, authenticationProperties, claims);
    }

    private Claim ConfirmedNow() => new(DeskClaims.Confirmed, new DateTimeOffset(clock.UtcNow, TimeSpan.Zero).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture));

    public override async Task SignOutAsync()
    {
        if (DeskClaims.SessionOf(Context.User) is { } session && await UserManager.GetUserAsync(Context.User) is { } account)
            await sessions.SignOutAsync(account.Id, session, clock.UtcNow, Context.RequestAborted);
        await base.SignOutAsync();
    }

    private static string? Next(SignInResult result, string? returnUrl) =>
        !result.RequiresTwoFactor ? null : returnUrl is null ? "~/sign-in/code" : $"~/sign-in/code?returnUrl={Uri.EscapeDataString(returnUrl)}";
}
