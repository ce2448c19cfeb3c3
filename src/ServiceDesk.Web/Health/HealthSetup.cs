using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace ServiceDesk.Web.Health;

/// <summary><c>/health/live</c>: the process answers. <c>/health/ready</c>: database, jobs, mailboxes and virus scanner do their work.</summary>
public static class HealthSetup
{
    /// <summary>Where all of them begin.</summary>
    public const string Path = "/health";

    private const string Ready = "ready";

    public static IServiceCollection AddDeskHealth(this IServiceCollection services)
    {
        services.AddHealthChecks()
            .AddCheck<DatabaseHealth>("database", tags: [Ready])
            .AddCheck<MailboxHealth>("mailboxes", tags: [Ready])
            .AddCheck<WorkHealth>("jobs", tags: [Ready])
            .AddCheck<ScannerHealth>("scanner", tags: [Ready]);
        return services;
    }

    public static void MapDeskHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapHealthChecks($"{Path}/live", new HealthCheckOptions { Predicate = _ => false });
        routes.MapHealthChecks($"{Path}/ready", new HealthCheckOptions { Predicate = check => check.Tags.Contains(Ready), ResponseWriter = WriteAsync });
    }

    // Says which part is not well, never whose mailbox: anybody may ask.
    private static Task WriteAsync(HttpContext context, HealthReport report) => context.Response.WriteAsJsonAsync(
        new { status = report.Status.ToString(), checks = report.Entries.ToDictionary(x => x.Key, x => x.Value.Status.ToString()) }, context.RequestAborted);
}
