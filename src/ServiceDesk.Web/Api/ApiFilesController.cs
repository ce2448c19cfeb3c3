using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.Files;
using ServiceDesk.Tickets;
using ServiceDesk.Web.Files;
using ServiceDesk.Web.SignIn;

namespace ServiceDesk.Web.Api;

/// <summary>Files of messages.</summary>
[Tags("Files")]
public sealed class ApiFilesController(DeskDb db, IFileStore files) : ApiController
{
    [HttpGet("api/v1/files/{id:long}"), Needs(Right.Ticketing), EndpointSummary("Gives the bytes of a file")]
    [Produces("application/octet-stream", "application/json")]
    public async Task<IActionResult> Show(long id)
    {
        var file = await Act.VisibleMessages(db).SelectMany(x => x.Attachments).Where(x => x.Id == id && x.WithdrawnAt == null)
            .Select(x => new { x.Name, x.ContentType, x.File }).SingleOrDefaultAsync(Cancellation);
        return file is null ? NotFound() : SafeFile.Serve(Response, files.Open(Act.TenantId, file.File), file.Name, file.ContentType, file.File);
    }
}
