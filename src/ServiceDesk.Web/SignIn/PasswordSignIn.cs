using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using ServiceDesk.Audit;
using ServiceDesk.Database;
using ServiceDesk.People;

namespace ServiceDesk.Web.SignIn;

/// <summary>Checks address and password. Whatever is wrong, the answer is the same and takes about the same time.</summary>
public sealed class PasswordSignIn(DeskSignIn signIn, UserManager<Account> accounts, DeskDb db, NoteFailedSignIn failed)
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
            await failed.RunAsync(account, address, cancellation);
            return null;
        }
        return (await signIn.CheckPasswordSignInAsync(account, password, lockoutOnFailure: true)).Succeeded ? account : null;
    }
}
