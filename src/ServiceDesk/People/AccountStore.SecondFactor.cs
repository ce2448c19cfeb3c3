using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace ServiceDesk.People;

/// <summary>The key of an authenticator and recovery codes are kept encrypted, passkeys in a table of their own.</summary>
public sealed partial class AccountStore
{
    private const string Provider = "Desk";
    private const string KeyName = "AuthenticatorKey";
    private const string CodesName = "RecoveryCodes";

    private readonly IDataProtector protector = protection.CreateProtector("ServiceDesk.SecondFactor");

    public override Task SetAuthenticatorKeyAsync(Account user, string key, CancellationToken cancellationToken) =>
        SetTokenAsync(user, Provider, KeyName, protector.Protect(key), cancellationToken);

    public override async Task<string?> GetAuthenticatorKeyAsync(Account user, CancellationToken cancellationToken) =>
        await GetTokenAsync(user, Provider, KeyName, cancellationToken) is { Length: > 0 } kept ? protector.Unprotect(kept) : null;

    public override Task ReplaceCodesAsync(Account user, IEnumerable<string> recoveryCodes, CancellationToken cancellationToken) =>
        SetTokenAsync(user, Provider, CodesName, protector.Protect(string.Join(';', recoveryCodes)), cancellationToken);

    public override async Task<bool> RedeemCodeAsync(Account user, string code, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(code);
        var codes = await CodesAsync(user, cancellationToken);
        if (!codes.Remove(code.Trim().ToUpperInvariant()))
            return false;
        await ReplaceCodesAsync(user, codes, cancellationToken);
        return true;
    }

    public override async Task<int> CountCodesAsync(Account user, CancellationToken cancellationToken) => (await CodesAsync(user, cancellationToken)).Count;

    public override async Task AddOrUpdatePasskeyAsync(Account user, UserPasskeyInfo passkey, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(user);
        ArgumentNullException.ThrowIfNull(passkey);
        if (await FindKeyAsync(passkey.CredentialId, cancellationToken) is { } known)
            (known.Name, known.SignCount, known.IsUserVerified, known.IsBackedUp) = (passkey.Name, passkey.SignCount, passkey.IsUserVerified, passkey.IsBackedUp);
        else
            Context.Add(new AccountPasskey
            {
                TenantId = user.TenantId, AccountId = user.Id, CredentialId = passkey.CredentialId, CredentialHash = SHA256.HashData(passkey.CredentialId),
                PublicKey = passkey.PublicKey, Name = passkey.Name, CreatedAt = passkey.CreatedAt.UtcDateTime, SignCount = passkey.SignCount,
                Transports = passkey.Transports is { Length: > 0 } transports ? string.Join(',', transports) : null, IsUserVerified = passkey.IsUserVerified,
                IsBackupEligible = passkey.IsBackupEligible, IsBackedUp = passkey.IsBackedUp, AttestationObject = passkey.AttestationObject, ClientDataJson = passkey.ClientDataJson,
            });
        await Context.SaveChangesAsync(cancellationToken);
    }

    public override async Task<IList<UserPasskeyInfo>> GetPasskeysAsync(Account user, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(user);
        return [.. (await Context.Passkeys.AsNoTracking().Where(x => x.AccountId == user.Id).OrderBy(x => x.Id).ToListAsync(cancellationToken)).Select(x => x.Info)];
    }

    public override async Task<Account?> FindByPasskeyIdAsync(byte[] credentialId, CancellationToken cancellationToken) =>
        await FindKeyAsync(credentialId, cancellationToken) is { } key ? await Context.Accounts.SingleOrDefaultAsync(x => x.Id == key.AccountId, cancellationToken) : null;

    public override async Task<UserPasskeyInfo?> FindPasskeyAsync(Account user, byte[] credentialId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(user);
        return await FindKeyAsync(credentialId, cancellationToken) is { } key && key.AccountId == user.Id ? key.Info : null;
    }

    public override async Task RemovePasskeyAsync(Account user, byte[] credentialId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(user);
        if (await FindKeyAsync(credentialId, cancellationToken) is { } key && key.AccountId == user.Id)
            Context.Remove(key);
        await Context.SaveChangesAsync(cancellationToken);
    }

    private Task<AccountPasskey?> FindKeyAsync(byte[] credentialId, CancellationToken cancellation)
    {
        var hash = SHA256.HashData(credentialId);
        return Context.Passkeys.SingleOrDefaultAsync(x => x.CredentialHash == hash, cancellation);
    }

    private async Task<List<string>> CodesAsync(Account user, CancellationToken cancellation) =>
        await GetTokenAsync(user, Provider, CodesName, cancellation) is { Length: > 0 } kept ? [.. protector.Unprotect(kept).Split(';', StringSplitOptions.RemoveEmptyEntries)] : [];
}
