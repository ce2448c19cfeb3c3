using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.People;
using ServiceDesk.Tickets;
using ServiceDesk.Web.Views.Shared;

namespace ServiceDesk.Web.SignIn;

/// <summary>Who may come in by a door.</summary>
public enum Least
{
    /// <summary>Any signed-in person; whoever comes in this way acts as a requester, staff or not.</summary>
    Requester = 1,
    Agent = 2,
    Administrator = 3,
}

/// <summary>
/// Guards a door: nobody signed in is sent to sign in; whoever lacks the role gets 404, as for an address that does not exist.
/// The role is that of this moment, not of the sign-in. Makes the <see cref="Act"/> and fills the frame of the page.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ActsAsAttribute(Door door, Least least) : Attribute, IAsyncAuthorizationFilter
{
    public Door Door { get; } = door;
    public Least Least { get; } = least;

    public async Task OnAuthorizationAsync(AuthorizationFilterContext context)
    {
        var http = context.HttpContext;
        var services = http.RequestServices;
        var tenant = services.GetRequiredService<CurrentTenant>();
        if (!tenant.IsEntered)
        {
            context.Result = new NotFoundResult();
            return;
        }
        if (DeskClaims.PersonOf(http.User) is not { } personId)
        {
            context.Result = new ChallengeResult();
            return;
        }
        var catalog = await services.GetRequiredService<CatalogCache>().GetAsync(services.GetRequiredService<DeskDb>(), http.RequestAborted);
        var staff = catalog.StaffMember(personId) is { IsStaff: true } member ? member : null;
        if (Least != Least.Requester && (staff is null || (Least == Least.Administrator && staff.Role != StaffRole.Administrator)))
        {
            context.Result = new NotFoundResult();
            return;
        }
        http.Features.Set(new Act(
            tenant.Id, personId, Least == Least.Requester ? null : staff!.Role, Door, services.GetRequiredService<UtcClock>().UtcNow));
        Fill(services.GetRequiredService<PageFrame>(), http, staff);
    }

    private static void Fill(PageFrame frame, HttpContext http, Person? staff)
    {
        var root = http.Request.PathBase;
        frame.PersonName = http.User.FindFirst(DeskClaims.PersonName)?.Value;
        frame.PersonEmail = http.User.FindFirst(DeskClaims.Address)?.Value;
        frame.PersonKey = http.User.FindFirst(DeskClaims.Person)?.Value;
        frame.SignOutUrl = $"{root}/sign-out";
        frame.PortalUrl = $"{root}/";
        frame.LiveUrl = $"{root}/live";
        if (staff is null)
            return;
        frame.StaffUrl = $"{root}/staff";
        frame.AdminUrl = staff.Role == StaffRole.Administrator ? $"{root}/admin" : null;
        if (staff.TimeZone is { } zone && TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var own))
            frame.Zone = own;
    }
}
