using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using ServiceDesk.Templates.Xslt;
using ServiceDesk.Web.Views.Shared;

namespace ServiceDesk.Web.Areas.Admin.XsltTemplates;

/// <summary>Which templates compute for every ticket that changes.</summary>
[Route("admin/xslt-templates/use")]
public sealed class XsltUseController(ChooseXsltTemplates choose, IStringLocalizer<Texts> L) : AdminController
{
    [HttpPost("")]
    public async Task<IActionResult> Update(XsltUseForm form)
    {
        // A template of nobody's, or one that was archived meanwhile.
        if (!ModelState.IsValid || !await choose.RunAsync(Act, form.Importance, form.Timers, Cancellation))
            return NotFound();
        this.AddFlash(L["It is saved, and holds for tickets that change from now on."]);
        return To($"xslt-templates");
    }
}
