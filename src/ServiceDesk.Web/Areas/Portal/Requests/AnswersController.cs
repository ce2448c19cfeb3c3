using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using ServiceDesk.Tickets;
using ServiceDesk.Web.Forms;
using ServiceDesk.Web.Views.Shared;

namespace ServiceDesk.Web.Areas.Portal.Requests;

/// <summary>The comment box of a request.</summary>
public sealed class AnswersController(RequestPage page, AnswerRequest answers, IStringLocalizer<Texts> L) : PortalController
{
    [HttpPost("requests/{number:int}/answers")]
    public async Task<IActionResult> Create(int number, AnswerForm form)
    {
        var addresses = RequestAddresses.OfPortal(Url, number);
        try
        {
            if (ModelState.IsValid && !await answers.RunAsync(Act, number, form.Step, new(form.Text ?? ""), UploadedFiles.Of(form.Files), Cancellation))
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
        return await page.FindAsync(Act, number, addresses, form, Cancellation) is { } model
            ? View("~/Areas/Portal/Requests/Show.cshtml", model) : NotFound();
    }
}
