using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using ServiceDesk.Database;

namespace ServiceDesk.People;

/// <summary>Gives a person an account to sign in with: without a password, which an invitation sets and a link does without.</summary>
public sealed class AccountOpener(DeskDb db, UserManager<Account> accounts)
{
    /// <summary>The person's account, made and saved if there is none.</summary>
    /// <param name="person">Saved before.</param>
    /// <exception cref="InvalidOperationException">Another account has the person's address as its name.</exception>
    public async Task<Account> EnsureAsync(Person person, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(person);
        if (await FindAsync() is { } known)
            return known;
        var account = new Account { TenantId = person.TenantId, PersonId = person.Id, UserName = person.Address, Email = person.Address };
        try
        {
            var result = await accounts.CreateAsync(account);
            return result.Succeeded ? account : await FindAsync() ?? throw new InvalidOperationException(
                $"No account could be made for person {person.Id}: {string.Join(" ", result.Errors.Select(x => x.Description))}");
        }
        catch (DbUpdateException)
        {
            // Somebody made it at the same moment: theirs is taken. Otherwise the refusal stands.
            db.Entry(account).State = EntityState.Detached;
            if (await FindAsync() is { } made)
                return made;
            throw;
        }

        Task<Account?> FindAsync() => db.Accounts.SingleOrDefaultAsync(x => x.PersonId == person.Id, cancellation);
    }
}
