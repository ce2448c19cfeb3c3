using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace ServiceDesk.Web.SignIn;

/// <summary>
/// Only for whoever signed in, or gave the password or a passkey again, within <see cref="Lasts"/>: a browser that was left alone
/// must not be enough to add a way in or to take one away. Others are asked first.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class RecentlyConfirmedAttribute : Attribute, IAsyncActionFilter
{
    public static readonly TimeSpan Lasts = TimeSpan.FromMinutes(10);

    /// <summary>Where to come back to: an address below the tenant's root.</summary>
    public string BackTo { get; init; } = "profile";

    public static bool IsMet(HttpContext http)
    {
        ArgumentNullException.ThrowIfNull(http);
        var now = http.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow().ToUnixTimeSeconds();
        return DeskClaims.ConfirmedAt(http.User) is { } at && at + Lasts.TotalSeconds > now;
    }

    public async Task OnActionExecutionAsync(ActionExecutingContext context, ActionExecutionDelegate next)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(next);
        if (IsMet(context.HttpContext))
            await next();
        else
            context.Result = new LocalRedirectResult($"~/profile/confirmation?backTo={Uri.EscapeDataString(BackTo)}");
    }
}
