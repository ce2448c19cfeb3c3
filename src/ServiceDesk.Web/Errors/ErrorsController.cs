using System.Diagnostics;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace ServiceDesk.Web.Errors;

/// <summary>
/// The pages for what went wrong. The pipeline runs a failed request again with this address, whatever its method was,
/// so it must not be refused a second time.
/// </summary>
[AllowAnonymous]
[IgnoreAntiforgeryToken]
public sealed class ErrorsController : Controller
{
    [Route("errors/{status:int}", Order = int.MaxValue)]
    [ResponseCache(NoStore = true)]
    public ViewResult Show(int status)
    {
        // Whoever may not see a thing is not told that it exists.
        Response.StatusCode = status is >= 400 and < 600 and not StatusCodes.Status403Forbidden ? status : StatusCodes.Status404NotFound;
        var retryAfter = int.TryParse(Response.Headers.RetryAfter, out var seconds) ? seconds : (int?)null;
        return View(new ShowModel(Response.StatusCode, Activity.Current?.TraceId.ToString() ?? HttpContext.TraceIdentifier, retryAfter));
    }
}
