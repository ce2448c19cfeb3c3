using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using ServiceDesk.Access;
using ServiceDesk.Web.SignIn;
using ServiceDesk.Web.Tests.CrossTenant;

namespace ServiceDesk.Web.Tests.Permissions;

/// <summary>A route of the staff or admin area, with the right that its action names. Those of the API are looked at by <c>ApiRightsTests</c>.</summary>
/// <param name="Needs">Null: it names none, and nobody gets in.</param>
internal sealed record Route(string Method, string Template, string Action, Right? Needs, bool EvenLookingOnly)
{
    public string Name => $"{Method} {Template}";

    /// <summary>Every one of them, from the application's own table.</summary>
    public static IReadOnlyList<Route> All(IServiceProvider services) =>
    [
        .. services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(x => x.Metadata.GetMetadata<ActsAsAttribute>() is { Least: Least.Staff, Scheme: null })
            .SelectMany(endpoint => (endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET"]).Select(method => Of(method, endpoint)))
            .OrderBy(x => x.Template, StringComparer.Ordinal).ThenBy(x => x.Method, StringComparer.Ordinal),
    ];

    /// <summary>The address with ids that the desk does not have: who gets past the door is told so by something else than the door.</summary>
    public string Address(ForeignRows rows) =>
        Template.Contains('{', StringComparison.Ordinal) ? new SweepRoute(Method, Template, Action).Foreign(rows) : Template;

    private static Route Of(string method, RouteEndpoint endpoint)
    {
        var action = endpoint.Metadata.GetRequiredMetadata<ControllerActionDescriptor>();
        var needs = endpoint.Metadata.GetMetadata<NeedsAttribute>();
        return new(method, endpoint.RoutePattern.RawText!.TrimStart('/'), $"{action.ControllerTypeInfo.Name}.{action.ActionName}", needs?.Right, needs?.EvenLookingOnly ?? false);
    }
}
