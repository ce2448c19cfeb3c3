using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using ServiceDesk.Database;
using ServiceDesk.People;

namespace ServiceDesk.Web.SignIn;

/// <summary>Signs in by address and password. Whatever is wrong, the answer is the same and takes about the same time.</summary>
public sealed class PasswordSignIn(SignInManager<Account> signIn, UserManager<Account> accounts, DeskDb db)
{
    /// <returns>Null: unknown, without a password, locked, or the password is wrong (which counts towards the lock).</returns>
    public async Task<Account?> RunAsync(string address, string password, CancellationToken cancellation)
    {
        var folded = Person.Fold(address);
        var account = await db.Accounts.SingleOrDefaultAsync(x => x.Person!.Address == folded, cancellation);
        if (account?.PasswordHash is null || await accounts.IsLockedOutAsync(account))
        {
            // The work that a check would be: the time tells nobody which addresses have an account.
            accounts.PasswordHasher.HashPassword(new Account { TenantId = 0, PersonId = 0 }, password);
            return null;
        }
        if (!(await signIn.CheckPasswordSignInAsync(account, password, lockoutOnFailure: true)).Succeeded)
            return null;
        await signIn.SignInAsync(account, isPersistent: true);
        return account;
    }
}
