using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using ServiceDesk.Database;
using ServiceDesk.Installation;
using ServiceDesk.Quotas;
using ServiceDesk.Tenants;
using ServiceDesk.Web.Views.Shared;

namespace ServiceDesk.Web.Areas.Admin.Tenants;

/// <summary>What a tenant has bought and may use, and under which host names it is reached.</summary>
[Route("admin/tenants/{slug}")]
public sealed class TenantTermsController(
    DeskDb db, TenantDirectory directory, TenantScopes tenants, CountTenantUse use, ChangeLicence licence, ChangeDomains domains, IStringLocalizer<Texts> L)
    : TenantPageController(db, directory, tenants, use)
{
    [HttpPost("licence")]
    public async Task<IActionResult> UpdateLicence(string slug, LicenceForm form)
    {
        if (await FindAsync(slug) is not { } model)
            return NotFound();
        if (form.From > form.Until)
            ModelState.AddModelError($"{nameof(form)}.{nameof(form.Until)}", L["The last day lies before the first."]);
        if (!ModelState.IsValid)
            return Again(Page, model with { Form = form });
        await licence.RunAsync(slug, new(form.Package, form.From, form.Until), Cancellation);
        this.AddFlash(L["Saved."]);
        return To($"tenants/{slug}");
    }

    [HttpPost("quota")]
    public async Task<IActionResult> UpdateQuota(string slug, QuotaForm quotaForm, [FromServices] ChangeQuota change)
    {
        if (await FindAsync(slug) is not { } model)
            return NotFound();
        if (!ModelState.IsValid)
            return Again(Page, model with { QuotaForm = quotaForm });
        await change.RunAsync(slug, quotaForm.Quota, Cancellation);
        this.AddFlash(L["Saved."]);
        return To($"tenants/{slug}");
    }

    [HttpPost("domains")]
    public async Task<IActionResult> AddDomain(string slug, DomainForm domainForm)
    {
        if (await FindAsync(slug) is not { } model)
            return NotFound();
        if (ModelState.IsValid)
            switch (await domains.AddAsync(slug, domainForm.Host, Cancellation))
            {
                case DomainOutcome.Done:
                    this.AddFlash(L["Saved."]);
                    return To($"tenants/{slug}");
                case DomainOutcome.Taken:
                    ModelState.AddModelError($"{nameof(domainForm)}.{nameof(domainForm.Host)}", L["This host name leads to a desk already."]);
                    break;
                default:
                    ModelState.AddModelError($"{nameof(domainForm)}.{nameof(domainForm.Host)}", L["“{0}” cannot be used; expected a host name of the desk’s own, such as help.example.org.", domainForm.Host]);
                    break;
            }
        return Again(Page, model with { DomainForm = domainForm });
    }

    [HttpPost("domains/{id:int}/removal")]
    public async Task<IActionResult> RemoveDomain(string slug, int id)
    {
        if (await domains.RemoveAsync(slug, id, Cancellation) != DomainOutcome.Done)
            return NotFound();
        this.AddFlash(L["Saved."]);
        return To($"tenants/{slug}");
    }
}
