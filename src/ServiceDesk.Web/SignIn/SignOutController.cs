using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using ServiceDesk.People;
using ServiceDesk.Web.Views.Shared;

namespace ServiceDesk.Web.SignIn;

public sealed class SignOutController(SignInManager<Account> signIn, IStringLocalizer<Texts> L) : PublicController
{
    [HttpPost("sign-out")]
    public async Task<IActionResult> Create()
    {
        await signIn.SignOutAsync();
        this.AddFlash(L["You are signed out."]);
        return LocalRedirect("~/sign-in");
    }
}
