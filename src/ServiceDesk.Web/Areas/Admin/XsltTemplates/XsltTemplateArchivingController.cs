using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using ServiceDesk.Templates.Xslt;
using ServiceDesk.Web.Views.Shared;

namespace ServiceDesk.Web.Areas.Admin.XsltTemplates;

/// <summary>Takes a template out of use, and brings it back.</summary>
[Route("admin/xslt-templates/{id:long}")]
public sealed class XsltTemplateArchivingController(ArchiveXsltTemplate archive, RestoreXsltTemplate restore, IStringLocalizer<Texts> L) : AdminController
{
    [HttpPost("archiving")]
    public async Task<IActionResult> Create(long id) => Answer(await archive.RunAsync(Act, id, Cancellation), L["The template is archived."]);

    [HttpPost("restoration")]
    public async Task<IActionResult> Destroy(long id) => Answer(await restore.RunAsync(id, Cancellation), L["The template is in use again."]);

    private IActionResult Answer(XsltTemplateOutcome outcome, string done)
    {
        if (outcome == XsltTemplateOutcome.NotFound)
            return NotFound();
        this.AddFlash(done);
        return To($"xslt-templates");
    }
}
