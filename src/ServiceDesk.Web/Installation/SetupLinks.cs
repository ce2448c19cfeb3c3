using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.Tenants;

namespace ServiceDesk.Web.Installation;

/// <summary>
/// The link at which the first tenant is made. Its token is the time at which it ends, encrypted by Data Protection, so every node
/// can read what another one has printed; it works until there is a tenant.
/// </summary>
public sealed class SetupLinks(IDataProtectionProvider protection, IServiceScopeFactory scopes, PublicLinks links, UtcClock clock)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(24);

    private readonly IDataProtector protector = protection.CreateProtector("ServiceDesk.InstallationSetup");

    /// <returns>The absolute address.</returns>
    public string New() => links.InstallationSetup(protector.Protect((clock.UtcNow + Lifetime).Ticks.ToString(CultureInfo.InvariantCulture)));

    public async Task<bool> IsNeededAsync(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        return !await scope.ServiceProvider.GetRequiredService<DeskDb>().Tenants.AnyAsync(cancellation);
    }

    /// <summary>Whether a token is one of ours, not too old, and there is no tenant yet.</summary>
    public async Task<bool> WorksAsync(string token, CancellationToken cancellation)
    {
        try
        {
            return long.TryParse(protector.Unprotect(token), NumberStyles.None, CultureInfo.InvariantCulture, out var end)
                && clock.UtcNow.Ticks < end
                && await IsNeededAsync(cancellation);
        }
        catch (CryptographicException)
        {
            return false;
        }
    }
}
