using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Localization;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.Tickets;
using ServiceDesk.Web.Areas.Portal.Requests;
using ServiceDesk.Web.Files;
using ServiceDesk.Web.Forms;
using ServiceDesk.Web.SignIn;
using ServiceDesk.Web.Views.Shared;

namespace ServiceDesk.Web.Areas.Portal.Link;

/// <summary>One request for whoever holds the link of a mail: no list, no other page.</summary>
[Area("Portal")]
[SecretAddress]
[SignedLink]
[TrapField]
[EnableRateLimiting(SignInSetup.PublicForms)]
public sealed class LinkController(RequestPage page, AnswerRequest answers, FileDoor door, IStringLocalizer<Texts> L) : DeskController
{
    private int Number => HttpContext.Features.GetRequiredFeature<SignedRequest>().Number;

    [HttpGet("link/{token}")]
    public async Task<IActionResult> Show(string token, [FromServices] CurrentTenant tenant)
    {
        if (await page.FindAsync(Act, Number, RequestAddresses.OfLink(Url, token), new(), Cancellation) is not { } model)
            return NotFound();
        // Whoever takes part in both gets the link that a mail of the other one would hold.
        return Act.PersonId is { } person && await page.FindGoalAsync(Act, model, Cancellation) is { } goal
            ? RedirectToAction(nameof(Show), new { token = TicketLinks.Issue(tenant.Info, goal, person) }) : View(model);
    }

    [HttpPost("link/{token}/answers")]
    public async Task<IActionResult> Create(string token, AnswerForm form)
    {
        var addresses = RequestAddresses.OfLink(Url, token);
        try
        {
            if (ModelState.IsValid && !await answers.RunAsync(Act, Number, form.Step, new(form.Text ?? ""), UploadedFiles.Of(form.Files), Cancellation))
                return NotFound();
        }
        catch (TicketRuleException e)
        {
            ModelState.AddModelError("", L[e.Pattern, [.. e.Words]]);
        }
        if (ModelState.IsValid)
        {
            this.AddFlash(L[form.Done]);
            return LocalRedirect(addresses.Page);
        }
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return await page.FindAsync(Act, Number, addresses, form, Cancellation) is { } model ? View(nameof(Show), model) : NotFound();
    }

    [HttpGet("link/{token}/attachments/{id:long}")]
    public async Task<IActionResult> Attachment(long id) =>
        door.Serve(this, await page.FindFileAsync(Act, Number, id, Cancellation));
}
