using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using ServiceDesk.Database;

namespace ServiceDesk.Web.SignIn;

/// <summary>Answers 404 where the address leads to no tenant.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class InTenantAttribute : Attribute, IAuthorizationFilter
{
    public void OnAuthorization(AuthorizationFilterContext context)
    {
        if (!context.HttpContext.RequestServices.GetRequiredService<CurrentTenant>().IsEntered)
            context.Result = new NotFoundResult();
    }
}
