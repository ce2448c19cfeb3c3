using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using ServiceDesk.Access;
using ServiceDesk.Tickets;
using ServiceDesk.Web.SignIn;

namespace ServiceDesk.Web.Api;

/// <summary>
/// A door for programs: JSON in and out, the same use cases and rights as a person's. What is wrong is said as a problem document (RFC 9457).
/// </summary>
[ApiController]
[IgnoreAntiforgeryToken]
[ActsAs(Door.Api, Least.Staff, Scheme = ApiTokenHandler.Name)]
[EnableRateLimiting(SignInSetup.Api)]
[Produces("application/json")]
[ProducesResponseType<ProblemDetails>(StatusCodes.Status401Unauthorized, "application/problem+json")]
[ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound, "application/problem+json")]
public abstract class ApiController : DeskController
{
    /// <summary>Says what cannot be done with what was sent; nothing of it is saved.</summary>
    protected ObjectResult Refused(string detail) => Problem(detail, statusCode: StatusCodes.Status422UnprocessableEntity);

    protected ObjectResult Refused(TicketRuleException e) => Refused((e ?? throw new ArgumentNullException(nameof(e))).Message);

    protected ObjectResult ChangedMeanwhile(int number) => Problem(
        $"Somebody changed ticket {number} at the same moment. Nothing was saved: read it again, then send again.", statusCode: StatusCodes.Status409Conflict);
}
