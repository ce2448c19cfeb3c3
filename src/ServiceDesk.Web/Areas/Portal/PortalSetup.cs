using ServiceDesk.Web.Areas.Portal.Requests;

namespace ServiceDesk.Web.Areas.Portal;

public static class PortalSetup
{
    public static IServiceCollection AddPortal(this IServiceCollection services) => services.AddScoped<RequestPage>();
}
