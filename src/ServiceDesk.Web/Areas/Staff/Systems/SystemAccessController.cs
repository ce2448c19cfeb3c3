using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using ServiceDesk.Access;
using ServiceDesk.Systems;
using ServiceDesk.Web.SignIn;
using ServiceDesk.Web.Views.Shared;

namespace ServiceDesk.Web.Areas.Staff.Systems;

/// <summary>The link and the token of a system: a new one is shown once and ends the old one.</summary>
[Route("staff/systems/{id:long}")]
public sealed class SystemAccessController(SystemPage page, SystemAccess access, IStringLocalizer<Texts> L) : StaffController
{
    private const string Page = "~/Areas/Staff/Systems/Show.cshtml";

    [HttpPost("link"), Needs(Right.Edit)]
    [ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
    public async Task<IActionResult> CreateLink(long id) =>
        await access.NewLinkAsync(Act, id, Cancellation) is { } made ? await ShownAsync(id, new(IsLink: true, $"{Request.Scheme}://{Request.Host}{Request.PathBase}/systems/{made}")) : NotFound();

    [HttpPost("token"), Needs(Right.Edit)]
    [ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
    public async Task<IActionResult> CreateToken(long id) =>
        await access.NewTokenAsync(Act, id, Cancellation) is { } made ? await ShownAsync(id, new(IsLink: false, made)) : NotFound();

    [HttpPost("link/end"), Needs(Right.Edit)]
    public async Task<IActionResult> EndLink(long id) => await access.EndLinkAsync(Act, id, Cancellation) ? Done(id, L["The link has ended."]) : NotFound();

    [HttpPost("token/end"), Needs(Right.Edit)]
    public async Task<IActionResult> EndToken(long id) => await access.EndTokenAsync(Act, id, Cancellation) ? Done(id, L["The token has ended."]) : NotFound();

    private async Task<IActionResult> ShownAsync(long id, MadeSecret made) =>
        await page.FindAsync(Act, id, null, made, Cancellation) is { } model ? View(Page, model) : NotFound();

    private LocalRedirectResult Done(long id, string told)
    {
        this.AddFlash(told);
        return LocalRedirect(Url.Content(FormattableString.Invariant($"~/staff/systems/{id}")));
    }
}
