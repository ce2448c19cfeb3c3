using ServiceDesk.Web.Installation;

namespace ServiceDesk.Web.StartUp;

/// <summary>Says in the log of an installation without tenants where the first one is made.</summary>
public sealed class FirstStart(SetupLinks links, ILogger<FirstStart> logger)
{
    public async Task AnnounceAsync(CancellationToken cancellation)
    {
        if (await links.IsNeededAsync(cancellation))
            logger.LogWarning(
                "There is no tenant yet. Make the first one here, once, within {Hours} hours: {Link}", SetupLinks.Lifetime.TotalHours, links.New());
    }
}
