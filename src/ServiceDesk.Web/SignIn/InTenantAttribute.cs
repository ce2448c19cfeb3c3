using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using ServiceDesk.Access;
using ServiceDesk.Database;

namespace ServiceDesk.Web.SignIn;

/// <summary>Answers 404 where the address leads to no tenant, and says by which door changes come.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class InTenantAttribute : Attribute, IAuthorizationFilter
{
    public void OnAuthorization(AuthorizationFilterContext context)
    {
        var http = context.HttpContext;
        if (!http.RequestServices.GetRequiredService<CurrentTenant>().IsEntered)
            context.Result = new NotFoundResult();
        else
            http.RequestServices.GetRequiredService<DeskDb>().ActAs(DeskClaims.PersonOf(http.User), Door.Portal);
    }
}
