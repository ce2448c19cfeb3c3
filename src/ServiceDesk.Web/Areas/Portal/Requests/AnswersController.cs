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
        if (!ModelState.IsValid)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return await page.FindAsync(Act, number, addresses, form, Cancellation) is { } model
                ? View("~/Areas/Portal/Requests/Show.cshtml", model) : NotFound();
        }
        var files = UploadedFiles.Of(form.Files);
        if (!await answers.RunAsync(Act, number, form.Step, new(form.Text ?? ""), files, Cancellation))
            return NotFound();
        this.AddFlash(L[form.Done]);
        return LocalRedirect(addresses.Page);
    }
}
