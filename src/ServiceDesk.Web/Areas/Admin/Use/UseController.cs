using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using ServiceDesk.Database;
using ServiceDesk.Quotas;
using ServiceDesk.Tenants;

namespace ServiceDesk.Web.Areas.Admin.Use;

/// <summary>What the desk uses, and how much of it there is.</summary>
[Route("admin/use")]
public sealed class UseController(DeskDb db, MeasureUse measure) : AdminController
{
    [HttpGet("")]
    public async Task<ViewResult> Show()
    {
        var quota = (await db.Tenants.AsNoTracking().SingleAsync(x => x.Id == Act.TenantId, Cancellation)).Quota;
        // Measured once an hour; a desk that was made a moment ago is measured now.
        var figures = await db.TenantFigures.AsNoTracking().SingleOrDefaultAsync(x => x.TenantId == Act.TenantId, Cancellation) ?? await measure.RunAsync(Cancellation);
        return View(new ShowModel(figures.All(quota), figures.MeasuredAt));
    }
}
