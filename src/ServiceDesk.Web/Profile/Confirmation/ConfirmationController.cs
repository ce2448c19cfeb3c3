using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.People;
using ServiceDesk.Web.SignIn;
using ServiceDesk.Web.Views.Shared;

namespace ServiceDesk.Web.Profile.Confirmation;

/// <summary>Asks the signed-in person for the password or a passkey again, before they change how they sign in.</summary>
[ActsAs(Door.Portal, Least.Requester)]
[OpenWithoutSecondFactor]
[Route("profile/confirmation")]
public sealed class ConfirmationController(DeskDb db, DeskSignIn signIn, IStringLocalizer<Texts> L) : DeskController
{
    [HttpGet("")]
    public async Task<ViewResult> Show(string? backTo) => View(await ModelAsync(await AccountAsync(), new() { BackTo = backTo }));

    [HttpPost("")]
    public async Task<IActionResult> Create(ConfirmationForm form)
    {
        var account = await AccountAsync();
        if (ModelState.IsValid && account.PasswordHash is not null && (await signIn.CheckPasswordSignInAsync(account, form.Password, lockoutOnFailure: true)).Succeeded)
        {
            await signIn.ConfirmAsync(account);
            return LocalRedirect(form.Target);
        }
        if (ModelState.IsValid)
            ModelState.AddModelError($"{nameof(form)}.{nameof(form.Password)}", L["This is not your password. After several wrong attempts it cannot be tried for ten minutes."]);
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View(nameof(Show), await ModelAsync(account, form));
    }

    /// <param name="credential">The answer of a device, as JSON.</param>
    /// <param name="backTo">Where they wanted to go.</param>
    [HttpPost("passkey")]
    public async Task<IActionResult> CreateByPasskey(string? credential, string? backTo)
    {
        var account = await AccountAsync();
        if (!string.IsNullOrEmpty(credential) && await signIn.PerformPasskeyAssertionAsync(credential) is { Succeeded: true } assertion && assertion.User.Id == account.Id)
        {
            await signIn.UserManager.AddOrUpdatePasskeyAsync(account, assertion.Passkey);
            await signIn.ConfirmAsync(account, hasSeveralFactors: true);
            return LocalRedirect(new ConfirmationForm { BackTo = backTo }.Target);
        }
        this.AddFlash(L["This passkey is none of yours here."], FlashKind.Problem);
        return LocalRedirect($"~/profile/confirmation?backTo={Uri.EscapeDataString(backTo ?? "")}");
    }

    private async Task<ShowModel> ModelAsync(Account account, ConfirmationForm form) =>
        new(account.PasswordHash is not null, await db.Passkeys.AnyAsync(x => x.AccountId == account.Id, Cancellation), form);

    private Task<Account> AccountAsync() => db.Accounts.SingleAsync(x => x.PersonId == Act.PersonId, Cancellation);
}
