using System.Globalization;
using System.Security.Claims;

namespace ServiceDesk.Web.SignIn;

/// <summary>What the cookie says of a signed-in person. Rights are not in it: they are looked up at each request.</summary>
public static class DeskClaims
{
    public const string Tenant = "tenant";
    public const string Person = "person";
    public const string PersonName = "name";
    public const string Address = "address";

    public static long? PersonOf(ClaimsPrincipal user) => Number(user, Person);

    public static long? TenantOf(ClaimsPrincipal user) => Number(user, Tenant);

    private static long? Number(ClaimsPrincipal user, string claim) =>
        long.TryParse(user.FindFirstValue(claim), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;
}
