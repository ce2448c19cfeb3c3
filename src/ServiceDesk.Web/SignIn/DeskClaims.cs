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

    public const string Session = "session";

    /// <summary>Whoever it is came to look, and changes nothing.</summary>
    public const string ReadOnly = "read-only";

    /// <summary>More than one factor was shown at this sign-in; as Identity writes it when a code was typed in (RFC 8176).</summary>
    public static Claim SeveralFactors => new("amr", "mfa");

    public static bool ShowedSeveralFactors(ClaimsPrincipal user)
    {
        ArgumentNullException.ThrowIfNull(user);
        return user.HasClaim(SeveralFactors.Type, SeveralFactors.Value);
    }

    /// <summary>When they last showed that it is they, as seconds of Unix time.</summary>
    public const string Confirmed = "confirmed";

    public static long? ConfirmedAt(ClaimsPrincipal user) => Number(user, Confirmed);

    /// <summary>Whether a claim is true of the sign-in, and so outlives a cookie that is written anew from the account.</summary>
    public static bool IsOfTheSignIn(Claim claim)
    {
        ArgumentNullException.ThrowIfNull(claim);
        return claim.Type is Session or Confirmed or ClaimTypes.AuthenticationMethod || claim.Type == SeveralFactors.Type;
    }

    /// <summary>The identity provider by which they came.</summary>
    public static long? ProviderOf(ClaimsPrincipal user) => Number(user, ClaimTypes.AuthenticationMethod);

    /// <summary>The row of the browser's session.</summary>
    public static Guid? SessionOf(ClaimsPrincipal user) => Guid.TryParse(user.FindFirstValue(Session), out var id) ? id : null;

    public static long? AccountOf(ClaimsPrincipal user) => Number(user, ClaimTypes.NameIdentifier);

    public static long? PersonOf(ClaimsPrincipal user) => Number(user, Person);

    public static long? TenantOf(ClaimsPrincipal user) => Number(user, Tenant);

    private static long? Number(ClaimsPrincipal user, string claim) =>
        long.TryParse(user.FindFirstValue(claim), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;
}
