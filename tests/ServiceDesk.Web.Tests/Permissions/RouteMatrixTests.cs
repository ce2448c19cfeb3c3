using System.Net;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Extensions.DependencyInjection;
using ServiceDesk.Access;
using ServiceDesk.Tenants;
using ServiceDesk.Web.SignIn;
using ServiceDesk.Web.Tests.CrossTenant;

namespace ServiceDesk.Web.Tests.Permissions;

/// <summary>Every route of the staff and admin area against every right, with it and without: open exactly as <see cref="RouteTable"/> says.</summary>
public sealed class RouteMatrixTests
{
    [Fact]
    public async Task EveryAction_NamesTheRightThatTheTableGivesIt()
    {
        await using var desk = await WebDesk.StartAsync();
        var wrong = Route.All(desk.Services).Select(Problem).OfType<string>().ToList();
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        var gone = RouteTable.Names.Except(Route.All(desk.Services).Select(x => x.Name)).ToList();
        Assert.True(gone.Count == 0, $"RouteTable.Lines (tests/ServiceDesk.Web.Tests/Permissions) has lines of routes that are no more; take them out:\n{string.Join('\n', gone)}");
    }

    private static string? Problem(Route route) => (route.Needs, RouteTable.RightFor(route.Name)) switch
    {
        (null, _) => $"{route.Action} ({route.Name}) says no right, so nobody gets in. Write [Needs(Right.…)] above it: Ticketing for reading tickets, Edit for changing them, Delete for the trash, or another of RightCatalog; then add the line [\"{route.Name}\"] = Right.… to RouteTable.Lines, and run DocumentOfAccessTests with SERVICEDESK_ACCEPT_SNAPSHOTS=1.",
        (_, null) => $"{route.Action} ({route.Name}) needs Right.{route.Needs} and has no line in RouteTable.Lines (tests/ServiceDesk.Web.Tests/Permissions): add [\"{route.Name}\"] = Right.{route.Needs} if that is meant, and run DocumentOfAccessTests with SERVICEDESK_ACCEPT_SNAPSHOTS=1.",
        var (needs, expected) when needs != expected => $"{route.Action} ({route.Name}) needs Right.{needs}; RouteTable.Lines says Right.{expected}.",
        _ when route.EvenLookingOnly && route.Name != RouteTable.WayOut => $"{route.Action} ({route.Name}) can be sent to by who only looks; take EvenLookingOnly away.",
        _ => null,
    };

    [Fact]
    public async Task EveryRoute_OpensToEachRightAsTheTableSays()
    {
        await using var desk = await WebDesk.StartAsync(configure: services => services.Configure<MvcOptions>(x => x.Filters.Add(new BehindTheDoor())));
        await RoleDesk.LicenseAsync(desk, new(LicencePackage.Wholesale, null, null));
        // Of rights over one's own tickets the door asks whose the ticket is: number 1 is the agent's.
        var rows = await ForeignRows.AddAsync(desk) with { Ticket = 1 };
        await RoleDesk.AssignAsync(desk, 1, desk.Alpha.Agent.Id, null);
        using var browser = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Agent);
        var routes = Route.All(desk.Services).Where(x => x.Name != RouteTable.WayOut).ToList();
        Assert.True(routes.Count > 100, $"Only {routes.Count} routes were found.");
        var failures = new List<string>();
        foreach (var held in RightCatalog.ForRoles)
        {
            await RoleDesk.GiveAsync(desk, (TicketScope.All, [held.Right]));
            foreach (var route in routes)
                await CheckAsync(route, RouteTable.Opens(held.Right, RouteTable.RightFor(route.Name)!.Value), $"with {held.Right} alone");
        }
        // Without one, and without whatever else would bring it along.
        foreach (var lacked in RightCatalog.ForRoles)
        {
            var others = RightCatalog.ForRoles.Select(x => x.Right).Where(x => !RouteTable.Opens(x, lacked.Right)).ToArray();
            await RoleDesk.GiveAsync(desk, (TicketScope.All, others));
            foreach (var route in routes.Where(x => x.Needs == lacked.Right))
                await CheckAsync(route, false, $"with all but {lacked.Right}");
        }
        await RoleDesk.GiveAsync(desk);
        foreach (var route in routes)
            await CheckAsync(route, false, "without a role");
        Assert.True(failures.Count == 0, string.Join('\n', failures));

        async Task CheckAsync(Route route, bool opens, string how)
        {
            if (await IsOpenAsync(browser, route, rows) != opens)
                failures.Add($"{route.Name} {how}: {(opens ? "is shut" : "is open")}");
        }
    }

    private static async Task<bool> IsOpenAsync(Browser browser, Route route, ForeignRows rows)
    {
        using var request = new HttpRequestMessage(new HttpMethod(route.Method), browser.Absolute(route.Address(rows)));
        if (route.Method == "POST")
            request.Content = new FormUrlEncodedContent([]);
        var status = (await browser.SendAsync(request)).Status;
        // A POST without a token is refused as such, behind the door.
        Assert.True(status is HttpStatusCode.NoContent or HttpStatusCode.BadRequest or HttpStatusCode.NotFound, $"{route.Name} answered {(int)status}.");
        return status != HttpStatusCode.NotFound;
    }

    /// <summary>Whoever gets past the door is told so and sent back: no action runs.</summary>
    private sealed class BehindTheDoor : IResourceFilter
    {
        public void OnResourceExecuting(ResourceExecutingContext context)
        {
            // A shut door's 404 is drawn by a controller as well.
            if (context.ActionDescriptor.EndpointMetadata.OfType<ActsAsAttribute>().Any())
                context.Result = new NoContentResult();
        }

        public void OnResourceExecuted(ResourceExecutedContext context)
        {
        }
    }
}
