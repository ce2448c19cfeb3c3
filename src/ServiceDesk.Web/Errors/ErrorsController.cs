using System.Diagnostics;
using System.Globalization;
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
    [ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
    public ActionResult Show()
    {
        // Not a parameter: binding one reads the form of the failed request again, which may be what could not be read.
        var status = int.Parse((string)RouteData.Values["status"]!, CultureInfo.InvariantCulture);
        // Whoever may not see a thing is not told that it exists.
        Response.StatusCode = status is >= 400 and < 600 and not StatusCodes.Status403Forbidden ? status : StatusCodes.Status404NotFound;
        if (!WantsPage(Request))
            return Problem(statusCode: Response.StatusCode);
        var retryAfter = int.TryParse(Response.Headers.RetryAfter, out var seconds) ? seconds : (int?)null;
        return View(new ShowModel(Response.StatusCode, Activity.Current?.TraceId.ToString() ?? HttpContext.TraceIdentifier, retryAfter));
    }

    /// <summary>Whether a person with a browser asks; anything else gets a problem document (RFC 9457) or a bare status.</summary>
    public static bool WantsPage(HttpRequest request) =>
        request.Headers.Accept.Any(value => value?.Contains("text/html", StringComparison.OrdinalIgnoreCase) == true);
}
