using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using ServiceDesk.Database;
using ServiceDesk.People;

namespace ServiceDesk.Web.SignIn;

/// <summary>What signing in by a browser needs besides the accounts (<see cref="AccountSetup"/>): cookies, rate limits.</summary>
public static class SignInSetup
{
    private const string PerMinuteSetting = "SignIn:PublicFormsPerMinute";

    /// <summary>For forms that anybody may send: sign-in, links by mail, signed links.</summary>
    public const string PublicForms = "public-forms";

    public static IServiceCollection AddSignIn(this IServiceCollection services, IConfiguration configuration)
    {
        new IdentityBuilder(typeof(Account), services)
            .AddClaimsPrincipalFactory<DeskClaimsFactory>()
            .AddSignInManager();
        services.AddScoped<PasswordSignIn>();
        services.AddScoped<Landing>();
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddCookie(IdentityConstants.ApplicationScheme, ConfigureCookie);
        services.AddAuthentication().AddCookie(IdentityConstants.TwoFactorUserIdScheme).AddCookie(IdentityConstants.TwoFactorRememberMeScheme).AddCookie(IdentityConstants.ExternalScheme);
        services.AddAuthorization();
        var perMinute = SettingNumber.Of(PerMinuteSetting, configuration[PerMinuteSetting], 20, 1, 1_000_000);
        services.AddRateLimiter(options =>
        {
            options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            options.AddPolicy(PublicForms, context => HttpMethods.IsPost(context.Request.Method)
                ? RateLimitPartition.GetSlidingWindowLimiter(
                    context.Connection.RemoteIpAddress?.ToString() ?? "",
                    _ => new() { PermitLimit = perMinute, Window = TimeSpan.FromMinutes(1), SegmentsPerWindow = 6, QueueLimit = 0 })
                : RateLimitPartition.GetNoLimiter("reading"));
        });
        return services;
    }

    // The path of the cookie is the tenant's PathBase, so it is never sent to another tenant; if it is brought there by hand,
    // the tenant in it does not fit.
    private static void ConfigureCookie(CookieAuthenticationOptions options)
    {
        options.Cookie.Name = "desk";
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.ExpireTimeSpan = TimeSpan.FromDays(14);
        options.SlidingExpiration = true;
        options.LoginPath = "/sign-in";
        options.ReturnUrlParameter = "returnUrl";
        options.Events.OnValidatePrincipal = async context =>
        {
            var tenant = context.HttpContext.RequestServices.GetRequiredService<CurrentTenant>();
            if (context.Principal is null || DeskClaims.TenantOf(context.Principal) != tenant.Id)
                context.RejectPrincipal();
            else
                await SecurityStampValidator.ValidatePrincipalAsync(context);
        };
    }
}
