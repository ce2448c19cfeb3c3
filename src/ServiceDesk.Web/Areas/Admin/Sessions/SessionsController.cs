using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using ServiceDesk.Database;
using ServiceDesk.People;
using ServiceDesk.Tenants;
using ServiceDesk.Web.Views.Shared;

namespace ServiceDesk.Web.Areas.Admin.Sessions;

/// <summary>For how long people stay signed in.</summary>
[Route("admin/sessions")]
public sealed class SessionsController(DeskDb db, ChangeSessionLimits change, IStringLocalizer<Texts> L) : AdminController
{
    [HttpGet("")]
    public async Task<ViewResult> Show() =>
        View(new ShowModel(LimitsForm.Of((await db.Tenants.AsNoTracking().SingleAsync(x => x.Id == Act.TenantId, Cancellation)).Sessions)));

    [HttpPost("")]
    public async Task<IActionResult> Update(LimitsForm form)
    {
        if (!ModelState.IsValid)
            return Again(nameof(Show), new ShowModel(form));
        if (!await change.RunAsync(Act, form.Limits, Cancellation))
            return NotFound();
        this.AddFlash(L["Saved."]);
        return To($"sessions");
    }
}
