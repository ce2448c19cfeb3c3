using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using ServiceDesk.Database;
using ServiceDesk.Intake;
using ServiceDesk.People;
using ServiceDesk.SingleSignOn;

namespace ServiceDesk.Web.SignIn;

/// <summary>The page to sign in on, by password or by asking for a link.</summary>
public sealed class SignInController(
    PasswordSignIn passwords, DeskSignIn signIn, SendSignInLink links, Landing landing, OnlyWay onlyWay, DeskDb db, IStringLocalizer<Texts> L) : PublicController
{
    [HttpGet("sign-in")]
    public async Task<IActionResult> Show(string? returnUrl, string? only)
    {
        if (DeskClaims.PersonOf(User) is { } person)
            return LocalRedirect(await landing.AddressAsync(person, Url, returnUrl, Cancellation));
        return View(await ModelAsync(new() { ReturnUrl = returnUrl }, only is not null));
    }

    [HttpPost("sign-in")]
    public async Task<IActionResult> Create(SignInForm form)
    {
        if (ModelState.IsValid)
        {
            if (await passwords.RunAsync(form.Address, form.Password, Cancellation) is { } account)
                return LocalRedirect(await signIn.FirstFactorAsync(account, form.ReturnUrl) ?? await landing.AddressAsync(account.PersonId, Url, form.ReturnUrl, Cancellation));
            ModelState.AddModelError("", L["Address and password do not fit. After several wrong attempts a password does not work for ten minutes; a link by mail does."]);
        }
        return await AgainAsync(form);
    }

    /// <summary>Asks for a link by mail. The answer is the same whether the address is known or not.</summary>
    [HttpPost("sign-in/links")]
    public async Task<IActionResult> Ask(SignInForm form)
    {
        ModelState.Remove($"{nameof(form)}.{nameof(form.Password)}");
        if (!ModelState.IsValid)
            return await AgainAsync(form);
        await links.RunAsync(form.Address, Cancellation);
        return LocalRedirect("~/sign-in/links");
    }

    private async Task<ViewResult> AgainAsync(SignInForm form)
    {
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View(nameof(Show), await ModelAsync(form));
    }

    /// <param name="cameOtherwise">Staff tried another way than the only one.</param>
    private async Task<ShowModel> ModelAsync(SignInForm form, bool cameOtherwise = false) => new(
        form,
        await db.Mailboxes.OrderByDescending(x => x.IsDefault).ThenBy(x => x.Id).Select(x => x.Address).FirstOrDefaultAsync(Cancellation),
        await db.IdentityProviders.Where(x => x.ArchivedAt == null).OrderBy(x => x.Name).Select(x => new ProviderButton(x.Id, x.Name)).ToListAsync(Cancellation),
        await onlyWay.NameAsync(Cancellation), cameOtherwise);
}
