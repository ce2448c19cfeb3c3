using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.SingleSignOn;
using ServiceDesk.Web.Views.Shared;

namespace ServiceDesk.Web.SignIn.SingleSignOn;

/// <summary>Signs in by an identity provider: sends the browser there, and takes what it comes back with.</summary>
[Route("sign-in/sso/{id:long}")]
public sealed partial class SingleSignOnController(
    ProviderSignIn providers, SignInAttempts attempts, EnterByProvider enter, DeskSignIn signIn, Landing landing, PublicLinks links, CurrentTenant tenant, UtcClock clock,
    ILogger<SingleSignOnController> logger, IStringLocalizer<Texts> L) : PublicController
{
    private const string Cookie = "sso";

    [HttpGet("")]
    public async Task<IActionResult> Begin(long id, string? returnUrl)
    {
        if (await providers.FindAsync(id, Cancellation) is not { } provider)
            return NotFound();
        try
        {
            var (address, attempt) = await providers.BeginAsync(provider, CallbackOf(id), returnUrl, Cancellation);
            Response.Cookies.Append(Cookie, attempts.Write(tenant.Id, attempt), CookieOptions());
            Response.Headers.CacheControl = "no-store";
            return Redirect(address.AbsoluteUri);
        }
        catch (SingleSignOnException e)
        {
            return Problem(provider, e);
        }
    }

    [HttpGet("callback")]
    public async Task<IActionResult> Complete(long id)
    {
        if (await providers.FindAsync(id, Cancellation) is not { } provider)
            return NotFound();
        var attempt = attempts.Read(tenant.Id, Request.Cookies[Cookie], clock.UtcNow);
        // Used up whatever comes of it: an answer counts once.
        Response.Cookies.Delete(Cookie, CookieOptions());
        if (attempt is null)
            return Refused(provider, L["It took longer than {0} minutes, was finished in another browser, or was finished before. Begin anew.", (int)SignInAttempt.Lifetime.TotalMinutes], null);
        try
        {
            var answer = Request.Query.ToDictionary(x => x.Key, x => x.Value.FirstOrDefault() ?? "", StringComparer.Ordinal);
            var vouched = await providers.CompleteAsync(provider, attempt, answer, Cancellation);
            var (outcome, account) = await enter.RunAsync(provider, vouched, Cancellation);
            if (account is null)
                return Refused(provider, Words(outcome, provider, vouched.Address), null);
            return LocalRedirect(await signIn.ByProviderAsync(account, id, vouched.HasSecondFactor, attempt.ReturnUrl)
                ?? await landing.AddressAsync(account.PersonId, Url, attempt.ReturnUrl, Cancellation));
        }
        catch (SingleSignOnException e)
        {
            return Problem(provider, e);
        }
    }

    /// <summary>Behind signing out here: a way to sign out at the provider too. A link, for a form may lead nowhere else.</summary>
    [HttpGet("signed-out")]
    public async Task<IActionResult> SignedOut(long id)
    {
        if (await providers.FindAsync(id, Cancellation) is not { } provider)
            return NotFound();
        try
        {
            if (await providers.SignOutAddressAsync(provider, links.SignIn(tenant.Info), Cancellation) is { } address)
                return View("SignedOut", new SignedOutModel(provider.Name, address));
        }
        catch (SingleSignOnException e)
        {
            LogProblem(logger, provider.Id, e);
        }
        this.AddFlash(L["You are signed out."]);
        return LocalRedirect("~/sign-in");
    }

    private ViewResult Problem(IdentityProvider provider, SingleSignOnException problem)
    {
        LogProblem(logger, provider.Id, problem);
        return Refused(provider, L["The provider did not answer as it should. Try again; if it happens again, tell an administrator of this desk."], problem.Message);
    }

    private ViewResult Refused(IdentityProvider provider, string reason, string? detail)
    {
        Response.StatusCode = StatusCodes.Status403Forbidden;
        return View("Refused", new RefusedModel(provider.Id, provider.Name, reason, detail));
    }

    private string Words(EntryOutcome outcome, IdentityProvider provider, string? address) => outcome switch
    {
        EntryOutcome.NoVerifiedAddress => L["{0} names no mail address that it has verified as yours, and without one nobody is found the first time.", provider.Name],
        EntryOutcome.ForeignDomain => L["Mail addresses such as {0} do not sign in by {1} here.", address ?? "", provider.Name],
        EntryOutcome.Unknown => L["Nobody with the address {0} is known here. Ask an administrator for an invitation.", address ?? ""],
        EntryOutcome.OtherSubject => L["{0} belongs to somebody who signs in with another account at {1}.", address ?? "", provider.Name],
        EntryOutcome.NoSeat => L["You would come to work here, and all seats of this desk are taken. Ask an administrator to make room, and try again."],
        EntryOutcome.NoRole => L["{0} knows you, but gives you none of the roles with which people work here. Ask whoever looks after your account there to put you into the right group, and try again.", provider.Name],
        _ => L["This account is not in use here any more. Ask an administrator."],
    };

    // A tenant's own host is one of those that the database knows; otherwise the installation's setting counts, never the request.
    private string CallbackOf(long id) => Request.PathBase.HasValue
        ? links.SignInCallback(tenant.Info, id)
        : FormattableString.Invariant($"{Request.Scheme}://{Request.Host}/sign-in/sso/{id}/callback");

    private CookieOptions CookieOptions() => new()
    {
        Path = $"{Request.PathBase}/sign-in/sso",
        HttpOnly = true,
        SameSite = SameSiteMode.Lax,
        Secure = Request.IsHttps,
        IsEssential = true,
        MaxAge = SignInAttempt.Lifetime,
    };

    [LoggerMessage(Level = LogLevel.Warning, Message = "Signing in by the identity provider {Provider} came to nothing")]
    private static partial void LogProblem(ILogger logger, long provider, Exception problem);
}
