using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Localization;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.Systems;
using ServiceDesk.Tickets;
using ServiceDesk.Web.Forms;
using ServiceDesk.Web.SignIn;
using ServiceDesk.Web.Views.Shared;

namespace ServiceDesk.Web.Areas.Portal.SystemLink;

/// <summary>The short form of a system, for whoever stands in front of it: no sign-in, and nothing but this form (P1).</summary>
[Area("Portal")]
[SecretAddress]
[SystemLink]
[TrapField]
[EnableRateLimiting(SignInSetup.PublicForms)]
public sealed class SystemLinkController(SubmitFromSystem submit, UtcClock clock, IStringLocalizer<Texts> L) : Controller
{
    private CustomerSystem System => HttpContext.Features.GetRequiredFeature<CustomerSystem>();

    [HttpGet("systems/{token}")]
    public ViewResult Show(string token) => View(new ShowModel(System, token, new()));

    [HttpPost("systems/{token}")]
    public async Task<IActionResult> Create(string token, SystemForm form)
    {
        if (ModelState.IsValid)
            try
            {
                var ticket = await submit.RunAsync(
                    System, new(form.Subject, form.Text, form.Name, form.Address, UploadedFiles.Of(form.Files)), Door.Portal, clock.UtcNow, HttpContext.RequestAborted);
                this.AddFlash(L["Your request was received; its number is {0}.", ticket.Number]);
                return LocalRedirect(Url.Content($"~/systems/{token}"));
            }
            catch (TicketRuleException e)
            {
                ModelState.AddModelError("", L[e.Pattern, [.. e.Words]]);
            }
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View(nameof(Show), new ShowModel(System, token, form));
    }
}
