using System.Globalization;

namespace ServiceDesk.Web.SignIn;

/// <summary>
/// Remembers in a cookie of the browser session as which role an administrator looks at the desk. It only ever takes rights away, and counts for
/// administrators alone, so nobody gains anything by writing it themselves.
/// </summary>
public static class SeenRole
{
    private const string Cookie = "see-as";

    /// <returns>The role's id; null: the person looks as themselves.</returns>
    public static long? RoleOf(HttpRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return long.TryParse(request.Cookies[Cookie], NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;
    }

    public static void Begin(HttpContext http, long roleId)
    {
        ArgumentNullException.ThrowIfNull(http);
        http.Response.Cookies.Append(Cookie, roleId.ToString(CultureInfo.InvariantCulture), Options(http));
    }

    public static void End(HttpContext http)
    {
        ArgumentNullException.ThrowIfNull(http);
        http.Response.Cookies.Delete(Cookie, Options(http));
    }

    private static CookieOptions Options(HttpContext http) => new()
    {
        Path = http.Request.PathBase.HasValue ? http.Request.PathBase.Value : "/",
        HttpOnly = true,
        SameSite = SameSiteMode.Lax,
        Secure = http.Request.IsHttps,
    };
}
