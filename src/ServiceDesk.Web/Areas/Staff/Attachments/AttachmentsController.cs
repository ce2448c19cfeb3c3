using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.Tickets;
using ServiceDesk.Web.Files;
using ServiceDesk.Web.SignIn;

namespace ServiceDesk.Web.Areas.Staff.Attachments;

/// <summary>Files of messages.</summary>
public sealed class AttachmentsController(DeskDb db, FileDoor door) : StaffController
{
    [HttpGet("staff/attachments/{id:long}"), Needs(Right.Ticketing)]
    public async Task<IActionResult> Show(long id)
    {
        var file = await Act.VisibleMessages(db).SelectMany(x => x.Attachments).Where(x => x.Id == id)
            .AsNoTracking().SingleOrDefaultAsync(Cancellation);
        return door.Serve(this, file);
    }
}
