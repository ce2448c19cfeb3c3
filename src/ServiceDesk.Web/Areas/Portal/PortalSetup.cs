using ServiceDesk.Web.Areas.Portal.Requests;
using ServiceDesk.Web.Files;

namespace ServiceDesk.Web.Areas.Portal;

public static class PortalSetup
{
    public static IServiceCollection AddPortal(this IServiceCollection services) => services.AddScoped<RequestPage>().AddSingleton<FileDoor>();
}
