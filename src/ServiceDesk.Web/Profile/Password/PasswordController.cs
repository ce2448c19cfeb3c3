using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.People;
using ServiceDesk.Web.SignIn;
using ServiceDesk.Web.Views.Shared;

namespace ServiceDesk.Web.Profile.Password;

/// <summary>Sets the signed-in person's password; all their other browsers are signed out by it.</summary>
[ActsAs(Door.Portal, Least.Requester)]
[Route("profile/password")]
public sealed class PasswordController(DeskDb db, DeskSignIn signIn, Sessions sessions, TellOfAccountChange tell, IStringLocalizer<Texts> L) : DeskController
{
    private const string Confirmation = "~/profile/confirmation?backTo=profile/password";

    [HttpGet("")]
    public async Task<IActionResult> Show() =>
        await AccountAsync() is var account && MayGoOn(account) ? View(new ShowModel(account.PasswordHash is not null, new())) : LocalRedirect(Confirmation);

    [HttpPost("")]
    public async Task<IActionResult> Update(PasswordForm form)
    {
        var account = await AccountAsync();
        if (!MayGoOn(account))
            return LocalRedirect(Confirmation);
        var had = account.PasswordHash is not null;
        if (had && string.IsNullOrEmpty(form.Current))
            ModelState.AddModelError($"{nameof(form)}.{nameof(form.Current)}", L["Fill in the password that you have now."]);
        if (ModelState.IsValid && had && !(await signIn.CheckPasswordSignInAsync(account, form.Current!, lockoutOnFailure: true)).Succeeded)
            ModelState.AddModelError($"{nameof(form)}.{nameof(form.Current)}", L["This is not your password. After several wrong attempts it cannot be tried for ten minutes."]);
        if (ModelState.IsValid)
        {
            var result = had
                ? await signIn.UserManager.ChangePasswordAsync(account, form.Current!, form.Password)
                : await signIn.UserManager.AddPasswordAsync(account, form.Password);
            if (result.Succeeded)
            {
                await sessions.EndAllAsync(account.Id, DeskClaims.SessionOf(User), Act.At, Cancellation);
                await signIn.RefreshSignInAsync(account);
                await tell.RunAsync(Act, AccountChange.Password, Cancellation);
                this.AddFlash(L["Your password is set. All other browsers are signed out."]);
                return LocalRedirect("~/profile");
            }
            foreach (var error in result.Errors)
                ModelState.AddModelError($"{nameof(form)}.{nameof(form.Password)}", error.Description);
        }
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View(nameof(Show), new ShowModel(had, form));
    }

    // The password that stands is asked for here; where there is none, something else has to show who it is.
    private bool MayGoOn(Account account) => account.PasswordHash is not null || RecentlyConfirmedAttribute.IsMet(HttpContext);

    private Task<Account> AccountAsync() => db.Accounts.SingleAsync(x => x.PersonId == Act.PersonId, Cancellation);
}
