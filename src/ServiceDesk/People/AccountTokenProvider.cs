using System.Globalization;
using Microsoft.AspNetCore.Identity;
using ServiceDesk.Access;
using ServiceDesk.Database;

namespace ServiceDesk.People;

/// <summary>
/// Identity's token provider for links in mails: <c>1795305600-…</c>, the second at which it ends and a signature over it, the
/// purpose, the account and its security stamp. Whatever changes the stamp (a password, a used link) ends all of them.
/// </summary>
public sealed class AccountTokenProvider(CurrentTenant tenant, TimeProvider time) : IUserTwoFactorTokenProvider<Account>
{
    public const string Name = "Desk";

    /// <summary>How long an invitation, which sets a password, can be used.</summary>
    public static readonly TimeSpan InvitationLifetime = TimeSpan.FromDays(7);

    /// <summary>How long a link that signs in can be used.</summary>
    public static readonly TimeSpan SignInLifetime = TimeSpan.FromMinutes(30);

    public Task<string> GenerateAsync(string purpose, UserManager<Account> manager, Account user)
    {
        var lifetime = purpose == UserManager<Account>.ResetPasswordTokenPurpose ? InvitationLifetime : SignInLifetime;
        return WriteAsync(purpose, manager, user, time.GetUtcNow().Add(lifetime).ToUnixTimeSeconds());
    }

    public async Task<bool> ValidateAsync(string purpose, string token, UserManager<Account> manager, Account user) =>
        token?.Split('-', 2) is [var end, _]
        && long.TryParse(end, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
        && seconds > time.GetUtcNow().ToUnixTimeSeconds()
        && TenantSignature.IsSame(await WriteAsync(purpose, manager, user, seconds), token);

    /// <summary>Not offered as a second factor.</summary>
    public Task<bool> CanGenerateTwoFactorTokenAsync(UserManager<Account> manager, Account user) => Task.FromResult(false);

    private async Task<string> WriteAsync(string purpose, UserManager<Account> manager, Account user, long end)
    {
        ArgumentNullException.ThrowIfNull(manager);
        ArgumentNullException.ThrowIfNull(user);
        var stamp = await manager.GetSecurityStampAsync(user);
        var content = string.Create(CultureInfo.InvariantCulture, $"{purpose}\n{user.Id}\n{end}\n{stamp}");
        return string.Create(CultureInfo.InvariantCulture, $"{end}-{TenantSignature.Of(tenant.Info, "account", content)}");
    }
}
