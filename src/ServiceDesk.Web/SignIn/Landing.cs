using Microsoft.AspNetCore.Mvc;
using ServiceDesk.Access;

namespace ServiceDesk.Web.SignIn;

/// <summary>Where somebody comes to after signing in.</summary>
public sealed class Landing(StaffRights rights)
{
    /// <param name="personId">Who has signed in.</param>
    /// <param name="url">Of the request.</param>
    /// <param name="returnUrl">Where they wanted to go; counts when it lies on this site and is more than its root.</param>
    /// <param name="cancellation">Ends the query.</param>
    public async Task<string> AddressAsync(long personId, IUrlHelper url, string? returnUrl, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(url);
        var portal = url.Content("~/");
        if (url.IsLocalUrl(returnUrl) && returnUrl.TrimEnd('/') != portal.TrimEnd('/'))
            return returnUrl;
        return StaffHome.PathFor(await rights.OfAsync(personId, cancellation)) is { } home ? url.Content($"~{home}") : portal;
    }
}
