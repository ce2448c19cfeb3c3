using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using ServiceDesk.Database;
using ServiceDesk.Systems;
using ServiceDesk.Web.Views.Shared;

namespace ServiceDesk.Web.Areas.Portal.SystemLink;

/// <summary>Guards the door of systems' links: what stands in the address says which system it is. A link that is none, or none any more, gets 404.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class SystemLinkAttribute : Attribute, IAsyncAuthorizationFilter
{
    public async Task OnAuthorizationAsync(AuthorizationFilterContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var http = context.HttpContext;
        var services = http.RequestServices;
        if (!services.GetRequiredService<CurrentTenant>().IsEntered
            || await services.GetRequiredService<SystemAccess>().ByLinkAsync(http.GetRouteValue("token") as string ?? "", http.RequestAborted) is not { } system)
        {
            context.Result = new NotFoundResult();
            return;
        }
        http.Features.Set(system);
        services.GetRequiredService<PageFrame>().SignInUrl = $"{http.Request.PathBase}/sign-in";
    }
}
