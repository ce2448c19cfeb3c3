using Microsoft.AspNetCore.Mvc;
using ServiceDesk.Files;
using ServiceDesk.Web.Files;

namespace ServiceDesk.Web.Areas.Portal.Requests;

/// <summary>Files of the public messages of one's own requests.</summary>
public sealed class AttachmentsController(RequestPage page, IFileStore files) : PortalController
{
    [HttpGet("attachments/{id:long}")]
    public async Task<IActionResult> Show(long id) =>
        await page.FindFileAsync(Act, null, id, Cancellation) is { } file
            ? SafeFile.Serve(Response, files.Open(Act.TenantId, file.File), file.Name, file.ContentType, file.File)
            : NotFound();
}
