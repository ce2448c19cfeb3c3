using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.Tickets;
using ServiceDesk.Web.Files;
using ServiceDesk.Web.SignIn;

namespace ServiceDesk.Web.Api;

/// <summary>Files of messages.</summary>
[Tags("Files")]
public sealed class ApiFilesController(DeskDb db, FileDoor door) : ApiController
{
    [HttpGet("api/v1/files/{id:long}"), Needs(Right.Ticketing), EndpointSummary("Gives the bytes of a file")]
    [Produces("application/octet-stream", "application/json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status403Forbidden, "application/problem+json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status503ServiceUnavailable, "application/problem+json")]
    public async Task<IActionResult> Show(long id)
    {
        var file = await Act.VisibleMessages(db).SelectMany(x => x.Attachments).Where(x => x.Id == id && x.WithdrawnAt == null)
            .AsNoTracking().SingleOrDefaultAsync(Cancellation);
        return door.Serve(this, file);
    }
}
