using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.Systems;
using ServiceDesk.Tickets;
using ServiceDesk.Web.SignIn;

namespace ServiceDesk.Web.Api;

/// <summary>The door of customers' systems: each submits with a token of its own, and can do nothing else.</summary>
[ApiController]
[IgnoreAntiforgeryToken]
[InTenant]
[EnableRateLimiting(SignInSetup.Api)]
[Produces("application/json")]
[Tags("Systems")]
public sealed class ApiSystemsController(SystemAccess access, SubmitFromSystem submit, UtcClock clock) : Controller
{
    private const string Bearer = "Bearer ";

    /// <summary>Megabytes of files, as a form of the portal takes them.</summary>
    private const int MostMegabytes = Areas.Portal.Requests.FormWithFiles.MostMegabytes;

    [HttpPost("api/v1/systems/requests"), EndpointSummary("Opens a request from a customer’s system, by the system’s own token")]
    [ProducesResponseType<ApiSystemTicket>(StatusCodes.Status201Created)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status401Unauthorized, "application/problem+json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status422UnprocessableEntity, "application/problem+json")]
    public async Task<IActionResult> Create(ApiSystemRequest sent)
    {
        ArgumentNullException.ThrowIfNull(sent);
        if (await SystemAsync() is not { } system)
        {
            Response.Headers.WWWAuthenticate = "Bearer";
            return Problem("Expected the header “Authorization: Bearer TOKEN” with the token of a system of this desk’s that is in use. Tokens are made on the system’s page.", statusCode: StatusCodes.Status401Unauthorized);
        }
        if (sent.Files.Sum(x => (long)x.Content.Length) > MostMegabytes * 1024L * 1024)
            return Refused($"The files are larger than {MostMegabytes} MB together.");
        try
        {
            var ticket = await submit.RunAsync(system, new(
                sent.Subject.Trim(), sent.Text.ReplaceLineEndings("\n").Trim(), sent.Name, sent.Address,
                [.. sent.Files.Select(x => new NewFile(x.Name, x.ContentType, x.Content))]), Door.Api, clock.UtcNow, HttpContext.RequestAborted);
            return StatusCode(StatusCodes.Status201Created, new ApiSystemTicket(ticket.Number, ticket.Subject, ticket.CreatedAt));
        }
        catch (TicketRuleException e)
        {
            return Refused(e.Message);
        }
    }

    private Task<CustomerSystem?> SystemAsync() =>
        Request.Headers.Authorization is [{ } shown] && shown.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase)
            ? access.ByTokenAsync(shown[Bearer.Length..].Trim(), HttpContext.RequestAborted) : Task.FromResult<CustomerSystem?>(null);

    private ObjectResult Refused(string detail) => Problem(detail, statusCode: StatusCodes.Status422UnprocessableEntity);
}
