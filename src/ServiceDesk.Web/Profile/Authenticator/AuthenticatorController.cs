using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.People;
using ServiceDesk.Web.SignIn;
using ServiceDesk.Web.Views.Shared;

namespace ServiceDesk.Web.Profile.Authenticator;

/// <summary>Sets up an application that shows codes (RFC 6238), and takes it away again.</summary>
[ActsAs(Door.Portal, Least.Requester)]
[OpenWithoutSecondFactor]
[RecentlyConfirmed(BackTo = "profile/authenticator")]
[Route("profile/authenticator")]
public sealed class AuthenticatorController(DeskDb db, DeskSignIn signIn, SecondFactorRule rule, TellOfAccountChange tell, IStringLocalizer<Texts> L) : DeskController
{
    private const int RecoveryCodes = 10;

    private UserManager<Account> Accounts => signIn.UserManager;

    /// <summary>Shows a key, the same one until a code of it has been typed in.</summary>
    [HttpGet("")]
    public async Task<IActionResult> Show()
    {
        var account = await AccountAsync();
        if (account.TwoFactorEnabled)
            return LocalRedirect("~/profile");
        if (await Accounts.GetAuthenticatorKeyAsync(account) is null)
            await Accounts.ResetAuthenticatorKeyAsync(account);
        return View(await ModelAsync(account, new()));
    }

    /// <summary>The code is right: from now on one is asked for. The recovery codes are shown this once.</summary>
    [HttpPost("")]
    public async Task<IActionResult> Create(AuthenticatorForm form)
    {
        var account = await AccountAsync();
        if (account.TwoFactorEnabled)
            return LocalRedirect("~/profile");
        if (ModelState.IsValid
            && !await Accounts.VerifyTwoFactorTokenAsync(account, Accounts.Options.Tokens.AuthenticatorTokenProvider, form.Code.Replace(" ", "", StringComparison.Ordinal)))
            ModelState.AddModelError($"{nameof(form)}.{nameof(form.Code)}", L["This code does not fit. Is the clock of your telephone right?"]);
        if (!ModelState.IsValid)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return View(nameof(Show), await ModelAsync(account, form));
        }
        await Accounts.SetTwoFactorEnabledAsync(account, true);
        var codes = await Accounts.GenerateNewTwoFactorRecoveryCodesAsync(account, RecoveryCodes);
        await signIn.RefreshSignInAsync(account);
        await tell.RunAsync(Act, AccountChange.AuthenticatorAdded, Cancellation);
        return View("Codes", new CodesModel([.. codes ?? []]));
    }

    [HttpPost("removal")]
    public async Task<IActionResult> Destroy()
    {
        var account = await AccountAsync();
        if (await rule.NeedsTheLastAsync(account.PersonId, Cancellation))
        {
            this.AddFlash(L["Your role needs a second factor, and this is your last one: add a passkey first."], FlashKind.Problem);
            return LocalRedirect("~/profile");
        }
        await Accounts.SetTwoFactorEnabledAsync(account, false);
        await Accounts.ResetAuthenticatorKeyAsync(account);
        await signIn.RefreshSignInAsync(account);
        await tell.RunAsync(Act, AccountChange.AuthenticatorRemoved, Cancellation);
        this.AddFlash(L["No code is asked for any more. Remove this desk from your authenticator too."]);
        return LocalRedirect("~/profile");
    }

    private async Task<ShowModel> ModelAsync(Account account, AuthenticatorForm form) =>
        new(await Accounts.GetAuthenticatorKeyAsync(account) ?? throw new InvalidOperationException("The account has no authenticator key."), db.Tenant.Info.Name, account.UserName!, form);

    private Task<Account> AccountAsync() => db.Accounts.SingleAsync(x => x.PersonId == Act.PersonId, Cancellation);
}
