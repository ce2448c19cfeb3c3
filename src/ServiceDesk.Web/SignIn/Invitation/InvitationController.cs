using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using ServiceDesk.People;

namespace ServiceDesk.Web.SignIn.Invitation;

/// <summary>Lets somebody who was invited set a password, once, and signs them in.</summary>
[SecretAddress]
public sealed class InvitationController(
    SignInTokens tokens, DeskSignIn signIn, Landing landing, IStringLocalizer<Texts> L) : PublicController
{
    [HttpGet("invitation/{token}")]
    public async Task<IActionResult> Show(string token) =>
        await tokens.FindByInvitationTokenAsync(token, Cancellation) is { } account
            ? View(new ShowModel(token, account.Email ?? "", new()))
            : UsedUp();

    [HttpPost("invitation/{token}")]
    public async Task<IActionResult> Use(string token, InvitationForm form)
    {
        if (!ModelState.IsValid)
            return await tokens.FindByInvitationTokenAsync(token, Cancellation) is { } invited ? Again(token, invited, form) : UsedUp();
        var (account, errors) = await tokens.UseInvitationTokenAsync(token, form.Password, Cancellation);
        if (account is null)
            return UsedUp();
        foreach (var error in errors)
            ModelState.AddModelError($"{nameof(form)}.{nameof(form.Password)}", error.Description);
        if (errors.Count > 0)
            return Again(token, account, form);
        return LocalRedirect(await signIn.FirstFactorAsync(account, null) ?? await landing.AddressAsync(account.PersonId, Url, null, Cancellation));
    }

    private ViewResult Again(string token, Account account, InvitationForm form)
    {
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View(nameof(Show), new ShowModel(token, account.Email ?? "", form));
    }

    private ViewResult UsedUp() => Expired(new(
        L["This invitation does not work any more"],
        L["An invitation works once, and within {0} days. Sign in if you have set your password; otherwise ask for a new invitation.", (int)AccountTokenProvider.InvitationLifetime.TotalDays]));
}
