using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Http.Features;
using ServiceDesk.Access;
using ServiceDesk.Installation;
using ServiceDesk.Web.Views.Shared;

namespace ServiceDesk.Web.SignIn;

/// <summary>Opens to operators of the installation alone (<see cref="Operator"/>), as they are at this moment; to others the page is not there.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ForOperatorsAttribute : Attribute, IAsyncAuthorizationFilter, IOrderedFilter
{
    /// <summary>Behind the door that makes the act.</summary>
    public int Order => 1;

    public async Task OnAuthorizationAsync(AuthorizationFilterContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var http = context.HttpContext;
        var act = http.Features.GetRequiredFeature<Act>();
        if (!await http.RequestServices.GetRequiredService<ChangeOperators>().IsOperatorAsync(act.PersonId, http.RequestAborted))
            context.Result = new NotFoundResult();
        else
            http.RequestServices.GetRequiredService<PageFrame>().IsOperator = true;
    }
}
