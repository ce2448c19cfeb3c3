using Microsoft.AspNetCore.Mvc.Filters;

namespace ServiceDesk.Web.SignIn;

/// <summary>
/// A page whose address is a key: no other site is told it, no search engine and no cache keeps the page.
/// Comes before other filters, so that refusals are covered too.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class SecretAddressAttribute : Attribute, IAuthorizationFilter, IOrderedFilter
{
    public int Order => -1000;

    public void OnAuthorization(AuthorizationFilterContext context)
    {
        var headers = context.HttpContext.Response.Headers;
        headers["Referrer-Policy"] = "no-referrer";
        headers["X-Robots-Tag"] = "noindex, nofollow";
        headers.CacheControl = "no-store";
    }
}
