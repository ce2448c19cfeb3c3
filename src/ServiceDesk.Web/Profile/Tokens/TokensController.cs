using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Extensions.Localization;
using ServiceDesk.Access;
using ServiceDesk.Access.Tokens;
using ServiceDesk.People;
using ServiceDesk.Web.SignIn;
using ServiceDesk.Web.Views.Shared;

namespace ServiceDesk.Web.Profile.Tokens;

/// <summary>Tokens by which programs act as oneself; for those who work here.</summary>
[ActsAs(Door.Portal, Least.Requester)]
[Route("profile/tokens")]
public sealed class TokensController(ApiTokens tokens, StaffRights rights, TellOfAccountChange tell, IStringLocalizer<Texts> L) : DeskController
{
    private const string Page = "~/Profile/Tokens/Tokens.cshtml";

    public override async Task OnActionExecutionAsync(ActionExecutingContext context, ActionExecutionDelegate next)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(next);
        if (await rights.OfAsync(Act.PersonId!.Value, Cancellation) is null)
            context.Result = NotFound();
        else
            await next();
    }

    [HttpGet("")]
    public async Task<ViewResult> Index() => View(Page, await ModelAsync(new(), null));

    [HttpPost("")]
    [RecentlyConfirmed(BackTo = "profile/tokens")]
    [ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
    public async Task<IActionResult> Create(TokenForm form)
    {
        if (!ModelState.IsValid)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return View(Page, await ModelAsync(form, null));
        }
        var made = await tokens.CreateAsync(Act, form.Input, Cancellation);
        await tell.RunAsync(Act, AccountChange.TokenMade, Cancellation);
        ModelState.Clear();
        return View(Page, await ModelAsync(new(), made));
    }

    [HttpPost("{id:long}/revocation")]
    public async Task<IActionResult> Revoke(long id)
    {
        if (!await tokens.RevokeAsync(Act, id, Cancellation))
            return NotFound();
        this.AddFlash(L["The token is revoked."]);
        return LocalRedirect("~/profile/tokens");
    }

    private async Task<TokensModel> ModelAsync(TokenForm form, string? made) => new(
        await tokens.OpenAsync(Act.PersonId!.Value, Act.At, Cancellation), form, made, $"{Request.Scheme}://{Request.Host}{Request.PathBase}/api/v1/tickets");
}
