using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using ServiceDesk.Access;

namespace ServiceDesk.Web.SignIn;

/// <summary>Open to whoever needs a second factor and has none: it is where they set one up.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class OpenWithoutSecondFactorAttribute : Attribute;

/// <summary>Keeps whoever needs a second factor (<see cref="SecondFactorRule"/>) from everything but setting one up. Part of <see cref="ActsAsAttribute"/>.</summary>
internal static class SecondFactorGate
{
    public const string Page = "~/profile/second-factor";

    /// <returns>Null: they may go on.</returns>
    public static async ValueTask<IActionResult?> StopAsync(AuthorizationFilterContext context, long personId, bool isProgram)
    {
        var http = context.HttpContext;
        var rule = http.RequestServices.GetRequiredService<SecondFactorRule>();
        if (isProgram)
            return await rule.IsMetAsync(personId, http.RequestAborted) ? null : Refusal();
        return await rule.OfAsync(personId, DeskClaims.ShowedSeveralFactors(http.User), http.RequestAborted) switch
        {
            SecondFactorState.Fine => null,
            SecondFactorState.Missing when context.ActionDescriptor.EndpointMetadata.OfType<OpenWithoutSecondFactorAttribute>().Any() => null,
            _ when context.RouteData.Values["controller"] is nameof(Profile.SecondFactor) => null,
            _ => new LocalRedirectResult(Page),
        };
    }

    private static ObjectResult Refusal() => new(new ProblemDetails
    {
        Status = StatusCodes.Status403Forbidden,
        Detail = "The token’s owner has a role that needs a second factor, and has none. The token works again when they have signed in and set one up.",
    }) { StatusCode = StatusCodes.Status403Forbidden };
}
