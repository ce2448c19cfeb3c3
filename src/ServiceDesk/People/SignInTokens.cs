using System.Globalization;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using ServiceDesk.Database;

namespace ServiceDesk.People;

/// <summary>
/// Tokens for links that sign somebody in or let them set a password: <c>account-end-signature</c>. Made when a mail is composed,
/// never stored. Each works once: its use changes the security stamp that it is bound to, and so ends all others of the account.
/// </summary>
public sealed class SignInTokens(UserManager<Account> accounts, DeskDb db)
{
    private const string SignIn = "SignIn";

    /// <returns>URL-safe; good for <see cref="AccountTokenProvider.SignInLifetime"/>.</returns>
    public async Task<string> NewSignInTokenAsync(Account account) =>
        Write(account, await accounts.GenerateUserTokenAsync(account, AccountTokenProvider.Name, SignIn));

    /// <returns>URL-safe; good for <see cref="AccountTokenProvider.InvitationLifetime"/>.</returns>
    public async Task<string> NewInvitationTokenAsync(Account account) =>
        Write(account, await accounts.GeneratePasswordResetTokenAsync(account));

    /// <summary>Whose link it is, without using it up.</summary>
    /// <returns>Null when it is none, too old, used, or of another tenant.</returns>
    public async Task<Account?> FindBySignInTokenAsync(string token, CancellationToken cancellation) =>
        (await FindAsync(token, SignIn, cancellation))?.Account;

    /// <summary>Whose invitation it is, without using it up.</summary>
    /// <returns>Null when it is none, too old, used, or of another tenant.</returns>
    public async Task<Account?> FindByInvitationTokenAsync(string token, CancellationToken cancellation) =>
        (await FindAsync(token, UserManager<Account>.ResetPasswordTokenPurpose, cancellation))?.Account;

    /// <summary>Uses a link up. Of two uses at the same moment one wins, by the account's concurrency stamp.</summary>
    /// <returns>Whom to sign in; null when it is none, too old, used, or of another tenant.</returns>
    public async Task<Account?> UseSignInTokenAsync(string token, CancellationToken cancellation)
    {
        if (await FindAsync(token, SignIn, cancellation) is not { } found)
            return null;
        // Whoever reads the mailbox owns the address, and is not the one whose guesses locked the account.
        found.Account.EmailConfirmed = true;
        (found.Account.AccessFailedCount, found.Account.LockoutEnd) = (0, null);
        return (await accounts.UpdateSecurityStampAsync(found.Account)).Succeeded ? found.Account : null;
    }

    /// <summary>Uses an invitation up by setting the password.</summary>
    /// <returns>Null account: the invitation is none, too old, used, or of another tenant. With errors: the password is refused.</returns>
    public async Task<(Account? Account, IReadOnlyList<IdentityError> Errors)> UseInvitationTokenAsync(
        string token, string password, CancellationToken cancellation)
    {
        if (await FindAsync(token, UserManager<Account>.ResetPasswordTokenPurpose, cancellation) is not { } found)
            return (null, []);
        found.Account.EmailConfirmed = true;
        (found.Account.AccessFailedCount, found.Account.LockoutEnd) = (0, null);
        var result = await accounts.ResetPasswordAsync(found.Account, found.Signed, password);
        var isStale = result.Errors.Any(x => x.Code == nameof(IdentityErrorDescriber.ConcurrencyFailure));
        return isStale ? (null, []) : (found.Account, [.. result.Errors]);
    }

    private async Task<(Account Account, string Signed)?> FindAsync(string token, string purpose, CancellationToken cancellation)
    {
        if (token?.Split('-', 2) is not [var id, var rest]
            || !long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var accountId)
            || await db.Accounts.SingleOrDefaultAsync(x => x.Id == accountId, cancellation) is not { } account)
            return null;
        return await accounts.VerifyUserTokenAsync(account, AccountTokenProvider.Name, purpose, rest) ? (account, rest) : null;
    }

    private static string Write(Account account, string rest) => string.Create(CultureInfo.InvariantCulture, $"{account.Id}-{rest}");
}
