using System.Globalization;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.EntityFrameworkCore;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.People;
using ServiceDesk.Tickets;
using ServiceDesk.Web.Views.Shared;

namespace ServiceDesk.Web.SignIn;

/// <summary>Who may come in by a door.</summary>
public enum Least
{
    /// <summary>Whoever comes by. Without somebody signed in there is no <see cref="Act"/>.</summary>
    Nobody = 0,

    /// <summary>Any signed-in person; whoever comes in this way acts as a requester, staff or not.</summary>
    Requester = 1,

    /// <summary>Staff with the right that the action names (<see cref="NeedsAttribute"/>).</summary>
    Staff = 2,
}

/// <summary>
/// Guards a door: nobody signed in is sent to sign in, where that is needed; whoever lacks the right gets 404, as for an address that does not exist.
/// The rights are those of this moment, not of the sign-in. Makes the <see cref="Act"/> and fills the frame of the page.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ActsAsAttribute(Door door, Least least) : Attribute, IAsyncAuthorizationFilter
{
    /// <summary>A part of an address that is a ticket's number, in the staff area.</summary>
    private const string TicketNumber = "number";

    public Door Door { get; } = door;
    public Least Least { get; } = least;

    /// <summary>How whoever comes is told, such as <see cref="ApiTokenHandler.Name"/>; null: by the browser's cookie.</summary>
    public string? Scheme { get; init; }

    public async Task OnAuthorizationAsync(AuthorizationFilterContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var http = context.HttpContext;
        var services = http.RequestServices;
        var tenant = services.GetRequiredService<CurrentTenant>();
        if (!tenant.IsEntered)
        {
            context.Result = new NotFoundResult();
            return;
        }
        var db = services.GetRequiredService<DeskDb>();
        db.ActAs(null, Door);
        if (Scheme is not null)
            http.User = (await http.AuthenticateAsync(Scheme)).Principal ?? new();
        if (DeskClaims.PersonOf(http.User) is not { } personId)
        {
            if (Least == Least.Nobody)
                services.GetRequiredService<PageFrame>().SignInUrl = $"{http.Request.PathBase}/sign-in";
            else
                context.Result = Scheme is null ? new ChallengeResult() : new ChallengeResult(Scheme);
            return;
        }
        if (await SecondFactorGate.StopAsync(context, personId, isProgram: Scheme is not null) is { } stopped)
        {
            context.Result = stopped;
            return;
        }
        var looks = await LooksAsync(http, personId);
        var act = new Act(tenant.Id, personId, Least == Least.Staff ? looks.Role : null, Door, services.GetRequiredService<UtcClock>().UtcNow) { Rights = looks.Rights ?? Rights.None };
        var needs = context.ActionDescriptor.EndpointMetadata.OfType<NeedsAttribute>().LastOrDefault();
        var mayGoOn = Least == Least.Staff ? await MayAsync(context, act, needs) : looks.SeenAs is null || IsReading(http);
        if (!mayGoOn)
        {
            context.Result = new NotFoundResult();
            return;
        }
        http.Features.Set(act);
        db.ActAs(personId, Door);
        await FillAsync(services.GetRequiredService<PageFrame>(), http, looks, personId);
    }

    private static async Task<bool> MayAsync(AuthorizationFilterContext context, Act act, NeedsAttribute? needs)
    {
        var http = context.HttpContext;
        if (act.Role is null || needs is null)
            return false;
        // Whoever looks as another role lacks the right to end that, and has to be let out.
        if (needs.EvenLookingOnly)
            return true;
        if (!act.Allows(needs.Right) || (act.Rights.IsReadOnly && !IsReading(http)))
            return false;
        if (act.Rights.ScopeOf(needs.Right) == TicketScope.All || context.RouteData.Values[TicketNumber] is not string text)
            return true;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && await act.Within(needs.Right, http.RequestServices.GetRequiredService<DeskDb>().Tickets.IgnoreQueryFilters([Ticket.TrashFilter])).AnyAsync(x => x.Number == number, http.RequestAborted);
    }

    /// <summary>Somebody's own rights, or those of the role as which an administrator looks.</summary>
    private static async Task<Looks> LooksAsync(HttpContext http, long personId)
    {
        var staffRights = http.RequestServices.GetRequiredService<StaffRights>();
        var own = await staffRights.OfAsync(personId, http.RequestAborted);
        if (own is null)
            return new(null, null, null);
        if (http.User.HasClaim(x => x.Type == DeskClaims.ReadOnly))
            own = own.ForLookingOnly();
        // A cookie says as whom somebody looks: programs bring none.
        if (http.User.Identity?.AuthenticationType != ApiTokenHandler.Name && own.Allows(Right.Settings) && SeenRole.RoleOf(http.Request) is { } roleId && await staffRights.AsRoleAsync(roleId, personId, http.RequestAborted) is { } asRole)
            return new(asRole, StaffRole.Agent, roleId);
        return new(own, own.Allows(Right.Settings) ? StaffRole.Administrator : StaffRole.Agent, null);
    }

    private static bool IsReading(HttpContext http) => HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method);

    private static async Task FillAsync(PageFrame frame, HttpContext http, Looks looks, long personId)
    {
        var root = http.Request.PathBase;
        frame.PersonName = http.User.FindFirst(DeskClaims.PersonName)?.Value;
        frame.PersonEmail = http.User.FindFirst(DeskClaims.Address)?.Value;
        frame.PersonKey = http.User.FindFirst(DeskClaims.Person)?.Value;
        frame.SignOutUrl = $"{root}/sign-out";
        frame.PortalUrl = $"{root}/";
        frame.LiveUrl = $"{root}/live";
        frame.MadeAt = http.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow();
        frame.ProfileUrl = $"{root}/profile";
        if (looks.Rights is not { } rights)
            return;
        frame.Rights = rights;
        frame.StaffUrl = StaffHome.PathFor(rights) is { } home ? $"{root}{home}" : null;
        frame.AdminUrl = rights.Allows(Right.Settings) ? $"{root}/admin" : null;
        var services = http.RequestServices;
        var catalog = await services.GetRequiredService<CatalogCache>().GetAsync(services.GetRequiredService<DeskDb>(), http.RequestAborted);
        if (looks.SeenAs is { } role)
            (frame.SeenAs, frame.EndSeeAsUrl) = (catalog.Role(role)?.Name, $"{root}/staff/see-as/end");
        frame.IsUnlicensed = rights.IsReadOnly && looks.SeenAs is null;
        if (catalog.StaffMember(personId)?.TimeZone is { } zone && TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var own))
            frame.Zone = own;
    }

    /// <param name="Rights">Null: the person does not work here.</param>
    /// <param name="SeenAs">The role as which an administrator looks.</param>
    private sealed record Looks(Rights? Rights, StaffRole? Role, long? SeenAs);
}
