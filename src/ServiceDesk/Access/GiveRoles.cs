using Microsoft.EntityFrameworkCore;
using ServiceDesk.Database;
using ServiceDesk.People;
using ServiceDesk.Tickets;

namespace ServiceDesk.Access;

/// <summary>Says which roles a member of staff has.</summary>
public sealed class GiveRoles(DeskDb db, CatalogCache catalogs)
{
    /// <param name="roleIds">All of them; without any the person may do nothing.</param>
    public async Task<RoleOutcome> RunAsync(Act act, long personId, IReadOnlyCollection<long> roleIds, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(act);
        ArgumentNullException.ThrowIfNull(roleIds);
        if (!act.Allows(Right.Settings))
            return RoleOutcome.NotFound;
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        await SettingsLock.TakeAsync(db, cancellation);
        var person = await db.People.SingleOrDefaultAsync(x => x.Id == personId, cancellation);
        if (person is not { IsStaff: true } || !await ReplaceAsync(db, person, roleIds, cancellation))
            return RoleOutcome.NotFound;
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        catalogs.Forget(act.TenantId);
        return RoleOutcome.Done;
    }

    /// <summary>Inside a caller's transaction, who saves.</summary>
    /// <returns>False: one of the roles does not exist here or is archived; nothing is changed.</returns>
    internal static async Task<bool> ReplaceAsync(DeskDb db, Person person, IReadOnlyCollection<long> roleIds, CancellationToken cancellation)
    {
        var wanted = roleIds.ToHashSet();
        if (await db.Roles.CountAsync(x => wanted.Contains(x.Id) && x.ArchivedAt == null, cancellation) != wanted.Count)
            return false;
        var had = await db.PersonRoles.Where(x => x.PersonId == person.Id).ToListAsync(cancellation);
        db.RemoveRange(had.Where(x => !wanted.Contains(x.RoleId)));
        db.AddRange(wanted.Except(had.Select(x => x.RoleId)).Select(x => new PersonRole { TenantId = person.TenantId, Person = person, RoleId = x }));
        return true;
    }
}
