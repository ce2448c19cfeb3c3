using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using ServiceDesk.People;

namespace ServiceDesk.Web.SignIn.SignInLinks;

/// <summary>
/// Links by mail that sign in. Opening one only shows a button, since programs that look through mails open every link;
/// the button uses it up.
/// </summary>
[SecretAddress]
public sealed class SignInLinksController(
    SignInTokens tokens, DeskSignIn signIn, Landing landing, IStringLocalizer<Texts> L) : PublicController
{
    [HttpGet("sign-in/links")]
    public ViewResult Sent() => View();

    [HttpGet("sign-in/links/{token}")]
    public async Task<IActionResult> Show(string token) =>
        await tokens.FindBySignInTokenAsync(token, Cancellation) is { } account ? View(new ShowModel(token, account.Email ?? "")) : UsedUp();

    [HttpPost("sign-in/links/{token}")]
    public async Task<IActionResult> Use(string token)
    {
        if (await tokens.UseSignInTokenAsync(token, Cancellation) is not { } account)
            return UsedUp();
        return LocalRedirect(await signIn.FirstFactorAsync(account, null) ?? await landing.AddressAsync(account.PersonId, Url, null, Cancellation));
    }

    private ViewResult UsedUp() => Expired(new(
        L["This link does not work any more"], L["A link works once, and within {0} minutes. Ask for a new one.", (int)AccountTokenProvider.SignInLifetime.TotalMinutes]));
}
