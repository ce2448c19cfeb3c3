using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace ServiceDesk.Web.SignIn;

/// <summary>
/// Refuses forms whose trap was filled in: <c>_Trap.cshtml</c> puts a field there that people neither see nor reach, and that
/// programs which fill in everything fill in.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class TrapFieldAttribute : Attribute, IAsyncActionFilter
{
    public const string Name = "topic_again";

    public async Task OnActionExecutionAsync(ActionExecutingContext context, ActionExecutionDelegate next)
    {
        var request = context.HttpContext.Request;
        if (request.HasFormContentType && (await request.ReadFormAsync(context.HttpContext.RequestAborted))[Name].Any(x => !string.IsNullOrEmpty(x)))
            context.Result = new BadRequestResult();
        else
            await next();
    }
}
