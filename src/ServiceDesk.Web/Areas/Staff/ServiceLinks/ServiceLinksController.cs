using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using ServiceDesk.Access;
using ServiceDesk.Services;
using ServiceDesk.Web.SignIn;
using ServiceDesk.Web.Views.Shared;

namespace ServiceDesk.Web.Areas.Staff.ServiceLinks;

/// <summary>Links a ticket to its customer's services (E5); taking a link away is a power of its own.</summary>
[Route("staff/tickets/{number:int}/services")]
public sealed class ServiceLinksController(LinkService link, IStringLocalizer<Texts> L) : StaffController
{
    [HttpPost(""), Needs(Right.Edit)]
    public Task<IActionResult> Create(int number, long service) => AnswerAsync(number, () => link.RunAsync(Act, number, service, Cancellation), L["The ticket is linked to the service."]);

    [HttpPost("{id:long}/removal"), Needs(Right.DeleteServiceLinks)]
    public Task<IActionResult> Destroy(int number, long id) => AnswerAsync(number, () => link.RemoveAsync(Act, number, id, Cancellation), L["The service is taken off."]);

    private async Task<IActionResult> AnswerAsync(int number, Func<Task<bool>> run, string done)
    {
        try
        {
            if (!await run())
                return NotFound();
            this.AddFlash(done);
        }
        catch (DbUpdateException e) when (e is DbUpdateConcurrencyException || e.InnerException is System.Data.Common.DbException)
        {
            this.AddFlash(L["Somebody changed this ticket at the same moment. Look at the change, then try again."], FlashKind.Problem);
        }
        return RedirectToAction("Show", "Tickets", new { number });
    }
}
