using System.Security.Claims;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using ServiceDesk.Database;
using ServiceDesk.People;
using ServiceDesk.SingleSignOn;

namespace ServiceDesk.Web.SignIn;

/// <summary>What signing in by a browser needs besides the accounts (<see cref="AccountSetup"/>): cookies, rate limits.</summary>
public static class SignInSetup
{
    private const string PerMinuteSetting = "SignIn:PublicFormsPerMinute";

    private const string ApiPerMinuteSetting = "Api:RequestsPerMinute";

    /// <summary>For programs: by token.</summary>
    public const string Api = "api";

    /// <summary>For forms that anybody may send: sign-in, links by mail, signed links.</summary>
    public const string PublicForms = "public-forms";

    public static IServiceCollection AddSignIn(this IServiceCollection services, IConfiguration configuration, IHostEnvironment environment)
    {
        new IdentityBuilder(typeof(Account), services)
            .AddClaimsPrincipalFactory<DeskClaimsFactory>()
            .AddPasswordValidator<PasswordRule>()
            .AddSignInManager<DeskSignIn>();
        services.AddSingleton<CommonPasswords>();
        services.AddHttpContextAccessor();
        services.Configure<SecurityStampValidatorOptions>(KeepSession);
        services.Configure<IdentityPasskeyOptions>(passkeys => passkeys.UserVerificationRequirement = passkeys.ResidentKeyRequirement = "required");
        services.AddSingleton(new SingleSignOnSettings(environment.IsDevelopment() || string.Equals(configuration["SignIn:LoopbackProviders"], "true", StringComparison.OrdinalIgnoreCase)));
        services.AddScoped<PasswordSignIn>();
        services.AddScoped<Landing>();
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddCookie(IdentityConstants.ApplicationScheme, ConfigureCookie);
        services.AddAuthentication().AddCookie(IdentityConstants.TwoFactorUserIdScheme).AddCookie(IdentityConstants.TwoFactorRememberMeScheme).AddCookie(IdentityConstants.ExternalScheme);
        services.AddAuthentication().AddScheme<AuthenticationSchemeOptions, ApiTokenHandler>(ApiTokenHandler.Name, null);
        services.AddAuthorization();
        var perMinute = SettingNumber.Of(PerMinuteSetting, configuration[PerMinuteSetting], 20, 1, 1_000_000);
        var apiPerMinute = SettingNumber.Of(ApiPerMinuteSetting, configuration[ApiPerMinuteSetting], 600, 1, 1_000_000);
        services.AddRateLimiter(options =>
        {
            options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            options.AddPolicy(PublicForms, context => HttpMethods.IsPost(context.Request.Method)
                ? RateLimitPartition.GetSlidingWindowLimiter(
                    context.Connection.RemoteIpAddress?.ToString() ?? "",
                    _ => new() { PermitLimit = perMinute, Window = TimeSpan.FromMinutes(1), SegmentsPerWindow = 6, QueueLimit = 0 })
                : RateLimitPartition.GetNoLimiter("reading"));
            options.AddPolicy(Api, context => RateLimitPartition.GetSlidingWindowLimiter(
                $"{context.Connection.RemoteIpAddress} {context.Request.Headers.Authorization.ToString().GetHashCode(StringComparison.Ordinal)}",
                _ => new() { PermitLimit = apiPerMinute, Window = TimeSpan.FromMinutes(1), SegmentsPerWindow = 6, QueueLimit = 0 }));
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
        // Without the host, which whoever sends a request may make up.
        options.Events.OnRedirectToLogin = context =>
        {
            context.Response.Redirect(new Uri(context.RedirectUri).PathAndQuery);
            return Task.CompletedTask;
        };
        options.Events.OnValidatePrincipal = async context =>
        {
            var tenant = context.HttpContext.RequestServices.GetRequiredService<CurrentTenant>();
            if (context.Principal is null || DeskClaims.TenantOf(context.Principal) != tenant.Id || !await IsOpenAsync(context))
                context.RejectPrincipal();
            else
                await SecurityStampValidator.ValidatePrincipalAsync(context);
        };
    }

    private static async Task<bool> IsOpenAsync(CookieValidatePrincipalContext context)
    {
        var services = context.HttpContext.RequestServices;
        return DeskClaims.SessionOf(context.Principal!) is { } session && DeskClaims.AccountOf(context.Principal!) is { } account
            && await services.GetRequiredService<OpenSessions>().IsOpenAsync(
                services.GetRequiredService<DeskDb>(), session, account, services.GetRequiredService<UtcClock>().UtcNow, context.HttpContext.RequestAborted);
    }

    // From time to time Identity writes the cookie anew, from the account alone: what is true of the sign-in is carried over.
    private static void KeepSession(SecurityStampValidatorOptions options) => options.OnRefreshingPrincipal = context =>
    {
        if (context.NewPrincipal?.Identity is ClaimsIdentity identity)
            identity.AddClaims(context.CurrentPrincipal?.Claims.Where(DeskClaims.IsOfTheSignIn) ?? []);
        return Task.CompletedTask;
    };
}
