using Microsoft.AspNetCore.Mvc;
using ServiceDesk.Web.Files;

namespace ServiceDesk.Web.Areas.Portal.Requests;

/// <summary>Files of the public messages of one's own requests.</summary>
public sealed class AttachmentsController(RequestPage page, FileDoor door) : PortalController
{
    [HttpGet("attachments/{id:long}")]
    public async Task<IActionResult> Show(long id) =>
        door.Serve(this, await page.FindFileAsync(Act, null, id, Cancellation));
}
