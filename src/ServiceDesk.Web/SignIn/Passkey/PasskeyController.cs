using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using ServiceDesk.Web.Views.Shared;

namespace ServiceDesk.Web.SignIn.Passkey;

/// <summary>Signs in by a passkey, which stands for both factors: the device, and whatever unlocks it.</summary>
public sealed class PasskeyController(DeskSignIn signIn, Landing landing, IStringLocalizer<Texts> L) : PublicController
{
    /// <summary>What the browser asks the person's devices for.</summary>
    [HttpPost("sign-in/passkey/options")]
    public async Task<ContentResult> Ask() => Content(await signIn.MakePasskeyRequestOptionsAsync(null!), "application/json");

    /// <param name="credential">The answer of a device, as JSON.</param>
    /// <param name="returnUrl">Where they wanted to go.</param>
    [HttpPost("sign-in/passkey")]
    public async Task<IActionResult> Create(string? credential, string? returnUrl)
    {
        if (!string.IsNullOrEmpty(credential) && await signIn.PerformPasskeyAssertionAsync(credential) is { Succeeded: true } assertion)
        {
            await signIn.UserManager.AddOrUpdatePasskeyAsync(assertion.User, assertion.Passkey);
            return LocalRedirect(await signIn.ByPasskeyAsync(assertion.User) ?? await landing.AddressAsync(assertion.User.PersonId, Url, returnUrl, Cancellation));
        }
        this.AddFlash(L["This passkey does not fit any account here."], FlashKind.Problem);
        return LocalRedirect("~/sign-in");
    }
}
