using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.EntityFrameworkCore;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.Surveys;
using ServiceDesk.Web.Areas.Portal.Link;
using ServiceDesk.Web.Views.Shared;

namespace ServiceDesk.Web.Areas.Portal.Survey;

/// <summary>
/// Guards the door of a survey: the token in the address says who was asked about which ticket. One that is none, or too old, gets 404.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class SignedSurveyAttribute : Attribute, IAsyncAuthorizationFilter
{
    public async Task OnAuthorizationAsync(AuthorizationFilterContext context)
    {
        var http = context.HttpContext;
        var services = http.RequestServices;
        var tenant = services.GetRequiredService<CurrentTenant>();
        var now = services.GetRequiredService<UtcClock>().UtcNow;
        if (!tenant.IsEntered
            || SurveyLinks.Read(tenant.Info, http.GetRouteValue("token") as string ?? "") is not { } id
            || await services.GetRequiredService<DeskDb>().SurveyAnswers.AsNoTracking().Include(x => x.Ticket).Include(x => x.Person)
                .SingleOrDefaultAsync(x => x.Id == id, http.RequestAborted) is not { } survey
            || survey.EndsAt < now || survey.Ticket.IsSpam)
        {
            context.Result = new NotFoundResult();
            return;
        }
        // Not even a member of staff is staff by a link.
        http.Features.Set(Act.Of(survey.Person, Door.Portal, now, SignedLinkAttribute.Why) with { Role = null });
        http.Features.Set(survey);
        services.GetRequiredService<PageFrame>().SignInUrl = $"{http.Request.PathBase}/sign-in";
    }
}
