using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using SignInResult = Microsoft.AspNetCore.Identity.SignInResult;

namespace ServiceDesk.Web.SignIn.Code;

/// <summary>Asks for the second factor: a code of the authenticator, or one of those that were written down.</summary>
public sealed class CodeController(DeskSignIn signIn, Landing landing, IStringLocalizer<Texts> L) : PublicController
{
    [HttpGet("sign-in/code")]
    public async Task<IActionResult> Show(string? returnUrl) =>
        await signIn.GetTwoFactorAuthenticationUserAsync() is null ? LocalRedirect("~/sign-in") : View(new ShowModel(new() { ReturnUrl = returnUrl }));

    [HttpPost("sign-in/code")]
    public async Task<IActionResult> Create(CodeForm form)
    {
        if (await signIn.GetTwoFactorAuthenticationUserAsync() is not { } account)
            return LocalRedirect("~/sign-in");
        if (ModelState.IsValid)
        {
            var code = form.Code.Replace(" ", "", StringComparison.Ordinal);
            var result = code.Length <= CodeForm.AuthenticatorDigits && code.All(char.IsAsciiDigit)
                ? await signIn.TwoFactorAuthenticatorSignInAsync(code, isPersistent: true, rememberClient: false)
                : await RecoverAsync(code);
            if (result.Succeeded)
                return LocalRedirect(await landing.AddressAsync(account.PersonId, Url, form.ReturnUrl, Cancellation));
            ModelState.AddModelError($"{nameof(form)}.{nameof(form.Code)}", result.IsLockedOut
                ? L["Too many wrong codes. Try again in ten minutes."]
                : L["This code does not fit. A code of the authenticator counts for half a minute; a recovery code once."]);
        }
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View(nameof(Show), new ShowModel(form));

        async Task<SignInResult> RecoverAsync(string recovery) => await signIn.UserManager.IsLockedOutAsync(account)
            ? SignInResult.LockedOut
            : await signIn.TwoFactorRecoveryCodeSignInAsync(recovery) is { Succeeded: true } fits ? fits : await FailAsync();

        // Identity counts wrong codes of the authenticator, not wrong recovery codes.
        async Task<SignInResult> FailAsync()
        {
            await signIn.UserManager.AccessFailedAsync(account);
            return SignInResult.Failed;
        }
    }
}
