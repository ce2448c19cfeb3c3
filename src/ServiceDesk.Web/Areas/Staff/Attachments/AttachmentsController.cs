using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.Files;
using ServiceDesk.Tickets;
using ServiceDesk.Web.Files;
using ServiceDesk.Web.SignIn;

namespace ServiceDesk.Web.Areas.Staff.Attachments;

/// <summary>Files of messages.</summary>
public sealed class AttachmentsController(DeskDb db, IFileStore files) : StaffController
{
    [HttpGet("staff/attachments/{id:long}"), Needs(Right.Ticketing)]
    public async Task<ActionResult> Show(long id)
    {
        var file = await Act.VisibleMessages(db).SelectMany(x => x.Attachments).Where(x => x.Id == id)
            .Select(x => new { x.Name, x.ContentType, x.File }).SingleOrDefaultAsync(Cancellation);
        return file is null ? NotFound() : SafeFile.Serve(Response, files.Open(Act.TenantId, file.File), file.Name, file.ContentType, file.File);
    }
}
