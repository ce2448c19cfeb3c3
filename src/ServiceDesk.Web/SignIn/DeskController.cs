using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Http.Features;
using ServiceDesk.Access;

namespace ServiceDesk.Web.SignIn;

/// <summary>A controller behind a guarded door (<see cref="ActsAsAttribute"/>).</summary>
public abstract class DeskController : Controller
{
    /// <summary>Who is at work, for the use cases.</summary>
    protected internal Act Act => HttpContext.Features.GetRequiredFeature<Act>();

    protected CancellationToken Cancellation => HttpContext.RequestAborted;
}
