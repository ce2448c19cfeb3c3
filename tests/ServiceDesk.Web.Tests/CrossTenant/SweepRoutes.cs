using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using ServiceDesk.Web.SignIn;

namespace ServiceDesk.Web.Tests.CrossTenant;

/// <summary>A route with what its parameters are filled with.</summary>
public sealed record SweepRoute(string Method, string Template, string Controller)
{
    public bool HasParameters => Template.Contains('{', StringComparison.Ordinal);

    /// <summary>
    /// The address with beta's ids; a route with parameters that is not listed here fails the sweep, so that whoever adds one says
    /// what a foreign id is for it.
    /// </summary>
    public string Foreign(ForeignRows rows) => Template switch
    {
        _ when Template.StartsWith("errors/", StringComparison.Ordinal) => "errors/404",
        // Any relation, pair or answer would do if the ticket were alpha's.
        _ when Template.Contains("/relations/{id", StringComparison.Ordinal) || Template.Contains("/supplier-tickets/{id", StringComparison.Ordinal)
            || Template.Contains("/supplier-answers/{id", StringComparison.Ordinal) => new SweepRoute(Method, Fill(rows.Ticket), Controller).Fill(1),
        _ when Template.Contains("}/services/{id", StringComparison.Ordinal) => new SweepRoute(Method, Fill(rows.Ticket), Controller).Fill(rows.Service),
        _ when Template.Contains("/macros/{id", StringComparison.Ordinal) && Template.Contains("{number", StringComparison.Ordinal) => new SweepRoute(Method, Fill(rows.Ticket), Controller).Fill(rows.Macro),
        _ when Template.StartsWith("staff/macros/{id", StringComparison.Ordinal) => Fill(rows.Macro),
        _ when Template.Contains("/held-replies/{id", StringComparison.Ordinal) && Template.Contains("{number", StringComparison.Ordinal) => new SweepRoute(Method, Fill(rows.Ticket), Controller).Fill(rows.HeldReply),
        _ when Template.StartsWith("staff/held-replies/{id", StringComparison.Ordinal) => Fill(rows.HeldReply),
        _ when Template.Contains("tickets/{number", StringComparison.Ordinal) => Fill(rows.Ticket),
        _ when Template.StartsWith("staff/trash/{number", StringComparison.Ordinal) => Fill(rows.Ticket),
        _ when Template.Contains("requests/{number", StringComparison.Ordinal) => Fill(rows.Ticket),
        _ when Template.StartsWith("staff/views/{id", StringComparison.Ordinal) => Fill(rows.SavedView),
        _ when Template.StartsWith("staff/changes/{id", StringComparison.Ordinal) => Fill(rows.BulkChange),
        _ when Template.Contains("attachments/{id", StringComparison.Ordinal) && Template.StartsWith("link/", StringComparison.Ordinal) =>
            Template.Replace("{token}", rows.Link, StringComparison.Ordinal).Replace("{id:long}", rows.Attachment.ToString(Invariant), StringComparison.Ordinal),
        _ when Template.Contains("attachments/{id", StringComparison.Ordinal) => Fill(rows.Attachment),
        _ when Template.StartsWith("staff/history/{id", StringComparison.Ordinal) => Fill(rows.HistoryEntry),
        _ when Template.Contains("messages/{id", StringComparison.Ordinal) => Fill(rows.Message),
        _ when Template.StartsWith("profile/tokens/{id", StringComparison.Ordinal) => Fill(rows.ApiToken),
        _ when Template.StartsWith("profile/sessions/{id", StringComparison.Ordinal) => Fill(rows.Session),
        _ when Template.Contains("articles/{id", StringComparison.Ordinal) => Fill(rows.Article),
        _ when Template.StartsWith("admin/staff/{id", StringComparison.Ordinal) => Fill(rows.Person),
        _ when Template.StartsWith("admin/audit-log/{id", StringComparison.Ordinal) => Fill(rows.AuditEntry),
        _ when Template.StartsWith("admin/personal-data/{id", StringComparison.Ordinal) => Fill(rows.Person),
        _ when Template.StartsWith("admin/roles/{id", StringComparison.Ordinal) => Fill(rows.Role),
        _ when Template.StartsWith("admin/groups/{id", StringComparison.Ordinal) => Fill(rows.Group),
        _ when Template.StartsWith("admin/customers/{id", StringComparison.Ordinal) => Fill(rows.Customer),
        _ when Template.StartsWith("staff/systems/{id", StringComparison.Ordinal) => Fill(rows.System),
        _ when Template.StartsWith("systems/{token}", StringComparison.Ordinal) => Fill(rows.SystemLink),
        _ when Template.StartsWith("admin/partners/{id", StringComparison.Ordinal) => Fill(rows.PartnerLink),
        _ when Template.StartsWith("admin/partner-people/{id", StringComparison.Ordinal) => Fill(rows.PartnerPerson),
        _ when Template.StartsWith("staff/customers/{id", StringComparison.Ordinal) => Fill(rows.Customer),
        _ when Template.StartsWith("admin/services/{id", StringComparison.Ordinal) => Fill(rows.Service),
        _ when Template.StartsWith("admin/contracts/{id", StringComparison.Ordinal) => Fill(rows.Contract),
        _ when Template.StartsWith("admin/rules/{key", StringComparison.Ordinal) => Fill(rows.Rule),
        _ when Template.StartsWith("admin/calendars/{id", StringComparison.Ordinal) => Fill(rows.Calendar),
        _ when Template.StartsWith("admin/scenarios/{id", StringComparison.Ordinal) => new SweepRoute(Method, Fill(rows.Scenario), Controller).FillParts(),
        _ when Template.StartsWith("admin/service-levels/{id", StringComparison.Ordinal) => Fill(rows.ServiceLevel),
        _ when Template.StartsWith("admin/timers/{id", StringComparison.Ordinal) => Fill(rows.Timer),
        _ when Template.StartsWith("admin/suppliers/{id", StringComparison.Ordinal) => Fill(rows.SupplierLink),
        _ when Template.StartsWith("admin/queues/{id", StringComparison.Ordinal) => Fill(rows.Queue),
        _ when Template.StartsWith("admin/mailboxes/{id", StringComparison.Ordinal) => Fill(rows.Mailbox),
        _ when Template.StartsWith("admin/mail-rules/blocked/{id", StringComparison.Ordinal) => Fill(rows.Blocked),
        _ when Template.StartsWith("admin/xslt-templates/{id", StringComparison.Ordinal) => Fill(rows.XsltTemplate),
        // Named by what it is, not by whose: another tenant's words have no address here.
        _ when Template.StartsWith("admin/mail-templates/{kind}/{language}", StringComparison.Ordinal) =>
            Template.Replace("{kind}", "foreign", StringComparison.Ordinal).Replace("{language}", "en", StringComparison.Ordinal),
        _ when Template.StartsWith("admin/guides/{kind}/{id", StringComparison.Ordinal) =>
            Template.Replace("{kind}", "types", StringComparison.Ordinal).Replace("{id:long}", rows.GuideEntry.ToString(Invariant), StringComparison.Ordinal),
        _ when Template.StartsWith("admin/guides/{kind}", StringComparison.Ordinal) => Fill("foreign"),
        _ when Template.StartsWith("admin/tenants/{slug}", StringComparison.Ordinal) => Template.Replace("{slug}", "beta", StringComparison.Ordinal).Replace("{id:int}", "1", StringComparison.Ordinal),
        _ when Template.StartsWith("admin/operators/{id", StringComparison.Ordinal) => Fill(rows.Person),
        _ when Template.StartsWith("admin/sent/{id", StringComparison.Ordinal) => Fill(rows.Outbox),
        _ when Template.StartsWith("admin/journal/{id", StringComparison.Ordinal) => Fill(rows.Journal),
        // A picture or a colour that alpha does not have.
        _ when Template.StartsWith("branding/logo/{digest", StringComparison.Ordinal) => Fill(new string('0', 64)),
        _ when Template.StartsWith("branding/colours/{colour", StringComparison.Ordinal) => Fill("0b5394"),
        _ when Template.StartsWith("link/{token}", StringComparison.Ordinal) => Fill(rows.Link),
        _ when Template.StartsWith("survey/{token}", StringComparison.Ordinal) => Fill(rows.Survey),
        _ when Template.StartsWith("admin/single-sign-on/{id", StringComparison.Ordinal) => Fill(rows.IdentityProvider),
        _ when Template.StartsWith("sign-in/sso/{id", StringComparison.Ordinal) => Fill(rows.IdentityProvider),
        _ when Template.StartsWith("sign-in/links/{token}", StringComparison.Ordinal) => Fill("1.beta-token"),
        _ when Template.StartsWith("invitation/{token}", StringComparison.Ordinal) => Fill("1.beta-token"),
        _ when Template.StartsWith("installation/setup/{token}", StringComparison.Ordinal) => Fill("no-such-token"),
        _ => throw new InvalidOperationException(
            $"The route {Method} {Template} is not listed in SweepRoute.Foreign: say there what an id of another tenant is for it."),
    };

    private static System.Globalization.CultureInfo Invariant => System.Globalization.CultureInfo.InvariantCulture;

    private string Fill(object id)
    {
        var start = Template.IndexOf('{', StringComparison.Ordinal);
        var end = Template.IndexOf('}', StringComparison.Ordinal);
        return string.Create(Invariant, $"{Template[..start]}{id}{Template[(end + 1)..]}");
    }

    // Parts of a scenario, any of which would do if the scenario were alpha's.
    private string FillParts() => Template.Replace("{statusId:long}", "1", StringComparison.Ordinal).Replace("{moment}", "Entering", StringComparison.Ordinal)
        .Replace("{place:int}", "0", StringComparison.Ordinal).Replace("{from:long}", "1", StringComparison.Ordinal).Replace("{to:long}", "2", StringComparison.Ordinal);

    /// <summary>Every route of every controller, from the application's own table.</summary>
    /// <exception cref="InvalidOperationException">There is an endpoint of a kind that the sweep does not know.</exception>
    public static IReadOnlyList<SweepRoute> All(IServiceProvider services)
    {
        var routes = new List<SweepRoute>();
        foreach (var endpoint in services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>())
        {
            var template = endpoint.RoutePattern.RawText?.TrimStart('/') ?? "";
            // Programs bring no cookie: ApiRightsTests and the tests of systems look at their routes.
            if (endpoint.Metadata.GetMetadata<ActsAsAttribute>()?.Scheme is not null || template == "api/v1/systems/requests" || template == "api/{documentName}/openapi.json")
                continue;
            if (endpoint.Metadata.GetMetadata<ControllerActionDescriptor>() is { } action)
                routes.AddRange((endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET"])
                    .Select(method => new SweepRoute(method, template, action.ControllerName)));
            else if (!IsStaticAsset(endpoint) && template is not ("health/live" or "health/ready"))
                throw new InvalidOperationException($"The endpoint '{template}' is no action of a controller; teach the sweep what it is.");
        }
        return routes;
    }

    private static bool IsStaticAsset(RouteEndpoint endpoint) =>
        endpoint.Metadata.Any(x => x.GetType().Name is "StaticAssetDescriptor" or "ContentEncodingMetadata");
}
