using Microsoft.EntityFrameworkCore;
using ServiceDesk.Database;
using ServiceDesk.People;

namespace ServiceDesk.Installation;

public enum OperatorOutcome
{
    Done = 0,

    /// <summary>Nobody of that address is an administrator here.</summary>
    UnknownPerson = 1,

    /// <summary>Nobody would be left in this tenant to name another; the command line can take away the last one.</summary>
    IsLast = 2,
}

/// <summary>Names the operators of the installation, inside the tenant whose staff they are.</summary>
public sealed class ChangeOperators(DeskDb db, UtcClock clock)
{
    /// <summary>Whether somebody is one at this moment: an administrator who was dismissed or made an agent is none.</summary>
    public Task<bool> IsOperatorAsync(long? personId, CancellationToken cancellation) =>
        Active.AnyAsync(x => x.PersonId == personId, cancellation);

    public async Task<IReadOnlyList<Operator>> AllAsync(CancellationToken cancellation) =>
        await Active.AsNoTracking().Include(x => x.Person).OrderBy(x => x.Person.Name).ThenBy(x => x.PersonId).ToListAsync(cancellation);

    public async Task<OperatorOutcome> AddAsync(string address, CancellationToken cancellation)
    {
        var folded = Person.Fold(address);
        var person = await db.People.SingleOrDefaultAsync(x => x.Address == folded && x.Role == StaffRole.Administrator, cancellation);
        if (person is not { IsStaff: true })
            return OperatorOutcome.UnknownPerson;
        if (await db.Operators.AnyAsync(x => x.PersonId == person.Id, cancellation))
            return OperatorOutcome.Done;
        db.Add(new Operator { TenantId = db.TenantId, PersonId = person.Id, Since = clock.UtcNow });
        await db.SaveChangesAsync(cancellation);
        return OperatorOutcome.Done;
    }

    /// <param name="evenLast">Only the command line may: whoever holds the machine can always name another.</param>
    public async Task<OperatorOutcome> RemoveAsync(long personId, bool evenLast, CancellationToken cancellation)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        await SettingsLock.TakeAsync(db, cancellation);
        if (await db.Operators.SingleOrDefaultAsync(x => x.PersonId == personId, cancellation) is not { } found)
            return OperatorOutcome.UnknownPerson;
        if (!evenLast && !await Active.AnyAsync(x => x.PersonId != personId, cancellation))
            return OperatorOutcome.IsLast;
        db.Remove(found);
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return OperatorOutcome.Done;
    }

    private IQueryable<Operator> Active => db.Operators.Where(x => x.Person.Role == StaffRole.Administrator);
}
