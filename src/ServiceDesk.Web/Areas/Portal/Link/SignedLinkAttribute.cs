using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.EntityFrameworkCore;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.People;
using ServiceDesk.Web.Views.Shared;

namespace ServiceDesk.Web.Areas.Portal.Link;

/// <summary>
/// Guards the door of signed links: the token in the address says who acts and on which request. A token that is none, or of a
/// person who is gone, gets 404.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class SignedLinkAttribute : Attribute, IAsyncAuthorizationFilter
{
    /// <summary>What the history says of such an act; staff pages translate it.</summary>
    public const string Why = "By the link of a mail";

    public async Task OnAuthorizationAsync(AuthorizationFilterContext context)
    {
        var http = context.HttpContext;
        var services = http.RequestServices;
        var tenant = services.GetRequiredService<CurrentTenant>();
        if (!tenant.IsEntered
            || TicketLinks.Read(tenant.Info, http.GetRouteValue("token") as string ?? "") is not { } link
            || await services.GetRequiredService<DeskDb>().People.AsNoTracking()
                .SingleOrDefaultAsync(x => x.Id == link.PersonId, http.RequestAborted) is not { } person)
        {
            context.Result = new NotFoundResult();
            return;
        }
        // Whoever holds the mail acts as the requester it went to; not even a member of staff is staff by a link.
        var act = Act.Of(person, Door.Portal, services.GetRequiredService<UtcClock>().UtcNow, Why) with { Role = null };
        http.Features.Set(act);
        services.GetRequiredService<DeskDb>().ActAs(person.Id, Door.Portal);
        http.Features.Set(new SignedRequest(link.Number));
        var frame = services.GetRequiredService<PageFrame>();
        frame.PersonKey = http.GetRouteValue("token") as string;
        frame.SignInUrl = $"{http.Request.PathBase}/sign-in";
    }
}

/// <summary>The request that the link is for.</summary>
public sealed record SignedRequest(int Number);
