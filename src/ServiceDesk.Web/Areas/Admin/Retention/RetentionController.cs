using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using ServiceDesk.Database;
using ServiceDesk.Retention;
using ServiceDesk.Tenants;
using ServiceDesk.Web.Views.Shared;

namespace ServiceDesk.Web.Areas.Admin.Retention;

/// <summary>For how long ended tickets, their files and their mails are kept.</summary>
[Route("admin/retention")]
public sealed class RetentionController(DeskDb db, ForecastRetention forecast, ChangeRetention change, IStringLocalizer<Texts> L) : AdminController
{
    [HttpGet("")]
    public async Task<ViewResult> Show()
    {
        var tenant = await db.Tenants.AsNoTracking().SingleAsync(x => x.Id == Act.TenantId, Cancellation);
        return View(new ShowModel(RetentionForm.Of(tenant.Retention), await forecast.RunAsync(tenant.Retention, Cancellation), IsProposal: false));
    }

    /// <summary>The first time it says what would go; the second time, with the same days, it is saved.</summary>
    [HttpPost("")]
    public async Task<IActionResult> Update(RetentionForm form)
    {
        if (!ModelState.IsValid)
            return Again(nameof(Show), new ShowModel(form, new(0, 0, 0), IsProposal: false));
        var counts = await forecast.RunAsync(form.Days, Cancellation);
        if (!counts.IsNone && form.Seen != form.Key)
        {
            // The hidden field has to say what is shown now, not what was posted.
            ModelState.Clear();
            return Again(nameof(Show), new ShowModel(form, counts, IsProposal: true));
        }
        if (!await change.RunAsync(Act, form.Days, Cancellation))
            return NotFound();
        this.AddFlash(L["Saved."]);
        return To($"retention");
    }
}
