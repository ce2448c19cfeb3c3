using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using ServiceDesk.Branding;
using ServiceDesk.Database;
using ServiceDesk.Tenants;
using ServiceDesk.Web.Views.Shared;

namespace ServiceDesk.Web.Areas.Admin.Branding;

/// <summary>The desk's name, logo, colour and welcoming text, as requesters see them.</summary>
[Route("admin/branding")]
public sealed class BrandingController(DeskDb db, ChangeBranding change, IStringLocalizer<Texts> L) : AdminController
{
    [HttpGet("")]
    public async Task<ViewResult> Show()
    {
        var tenant = await db.Tenants.AsNoTracking().SingleAsync(x => x.Id == Act.TenantId, Cancellation);
        return View(new ShowModel(BrandingForm.Of(tenant.Name, tenant.Branding), tenant.Branding));
    }

    [HttpPost("")]
    public async Task<IActionResult> Update(BrandingForm form)
    {
        if (!ModelState.IsValid)
            return Again(nameof(Show), new ShowModel(form, (await db.Tenants.AsNoTracking().SingleAsync(x => x.Id == Act.TenantId, Cancellation)).Branding));
        if (!await change.RunAsync(Act, await form.InputAsync(Cancellation), Cancellation))
            return NotFound();
        this.AddFlash(L["Saved."]);
        return To($"branding");
    }
}
