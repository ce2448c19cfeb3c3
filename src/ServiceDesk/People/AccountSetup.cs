using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace ServiceDesk.People;

/// <summary>Identity over the tenant's accounts, as far as no browser is needed.</summary>
public static class AccountSetup
{
    /// <summary>Rounds of PBKDF2 with HMAC-SHA512, as OWASP advises; a hash with fewer is made anew when its password is next used.</summary>
    private const int HashRounds = 210_000;

    public static IdentityBuilder AddDeskAccounts(this IServiceCollection services) => services.Configure<PasswordHasherOptions>(hasher => hasher.IterationCount = HashRounds).AddIdentityCore<Account>(options =>
    {
        options.Password.RequiredLength = 12;
        options.Password.RequireDigit = options.Password.RequireLowercase = false;
        options.Password.RequireUppercase = options.Password.RequireNonAlphanumeric = false;
        options.Lockout.MaxFailedAccessAttempts = 8;
        options.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(10);
        options.User.AllowedUserNameCharacters = ""; // Mail addresses have letters of every script (RFC 6531).
        options.Tokens.PasswordResetTokenProvider = AccountTokenProvider.Name;
    })
        .AddUserStore<AccountStore>()
        .AddDefaultTokenProviders()
        .AddTokenProvider<OneTimeCodes>(TokenOptions.DefaultAuthenticatorProvider)
        .AddTokenProvider<AccountTokenProvider>(AccountTokenProvider.Name);
}
