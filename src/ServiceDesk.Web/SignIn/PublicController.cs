using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace ServiceDesk.Web.SignIn;

/// <summary>A page of a tenant's that needs nobody signed in.</summary>
[InTenant]
[TrapField]
[EnableRateLimiting(SignInSetup.PublicForms)]
public abstract class PublicController : Controller
{
    protected CancellationToken Cancellation => HttpContext.RequestAborted;

    /// <summary>The page that says why a link leads nowhere any more.</summary>
    protected ViewResult Expired(ExpiredModel model)
    {
        Response.StatusCode = StatusCodes.Status404NotFound;
        return View("Expired", model);
    }
}
