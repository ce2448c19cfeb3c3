using ServiceDesk.Database;
using ServiceDesk.Installation;
using ServiceDesk.Tenants;
using ServiceDesk.Web.Health;
using ServiceDesk.Web.Views.Shared;

namespace ServiceDesk.Web.Tenancy;

/// <summary>
/// Takes the tenant from the address, once: a host of the tenant's own, or the first segment, which moves to PathBase, so that
/// every link and cookie path comes out right. An address that leads to no tenant goes on as it is and finds no tenant's page.
/// </summary>
public sealed class TenantMiddleware(RequestDelegate next, TenantDirectory directory)
{
    public async Task InvokeAsync(HttpContext context, CurrentTenant current, PageFrame frame)
    {
        if (await FindAsync(context) is { } tenant)
        {
            current.Enter(tenant);
            frame.TenantName = tenant.Name;
            frame.Branding = tenant.Branding;
            frame.HomeUrl = $"{context.Request.PathBase}/";
            frame.Zone = tenant.Zone;
        }
        await next(context);
    }

    private async ValueTask<TenantInfo?> FindAsync(HttpContext context)
    {
        var request = context.Request;
        // Whether the process lives is not for the database to say, and nobody's domain changes the answer.
        if (request.Path.StartsWithSegments(HealthSetup.Path))
            return null;
        var path = request.Path.Value ?? "/";
        var end = path.IndexOf('/', 1);
        var slug = end < 0 ? path[1..] : path[1..end];
        if (slug.Length > 0 && !CreateTenant.ReservedSlugs.Contains(slug)
            && await directory.BySlugAsync(slug, context.RequestAborted) is { } bySlug)
        {
            request.PathBase = request.PathBase.Add($"/{slug}");
            request.Path = end < 0 ? "/" : path[end..];
            return bySlug;
        }
        return await directory.ByHostAsync(request.Host.Host, context.RequestAborted);
    }
}
