using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using ServiceDesk.SingleSignOn;
using ServiceDesk.Web.Views.Shared;

namespace ServiceDesk.Web.SignIn;

public sealed class SignOutController(DeskSignIn signIn, ProviderSignIn providers, IStringLocalizer<Texts> L) : PublicController
{
    [HttpPost("sign-out")]
    public async Task<IActionResult> Create()
    {
        var provider = DeskClaims.ProviderOf(User);
        await signIn.SignOutAsync();
        if (provider is { } id && await providers.FindAsync(id, Cancellation) is not null)
            return LocalRedirect(FormattableString.Invariant($"~/sign-in/sso/{id}/signed-out"));
        this.AddFlash(L["You are signed out."]);
        return LocalRedirect("~/sign-in");
    }
}
