using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace ServiceDesk.People;

/// <summary>Identity over the tenant's accounts, as far as no browser is needed.</summary>
public static class AccountSetup
{
    public static IdentityBuilder AddDeskAccounts(this IServiceCollection services) => services.AddIdentityCore<Account>(options =>
    {
        options.Password.RequiredLength = 10;
        options.Password.RequireDigit = options.Password.RequireLowercase = false;
        options.Password.RequireUppercase = options.Password.RequireNonAlphanumeric = false;
        options.Lockout.MaxFailedAccessAttempts = 8;
        options.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(10);
        options.User.AllowedUserNameCharacters = ""; // Mail addresses have letters of every script (RFC 6531).
        options.Tokens.PasswordResetTokenProvider = AccountTokenProvider.Name;
    })
        .AddUserStore<AccountStore>()
        .AddDefaultTokenProviders()
        .AddTokenProvider<AccountTokenProvider>(AccountTokenProvider.Name);
}
