using Microsoft.EntityFrameworkCore;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.Tickets;

namespace ServiceDesk.People;

/// <summary>Gives a member of staff another role.</summary>
public sealed class ChangeRole(DeskDb db, CatalogCache catalogs)
{
    public async Task<StaffOutcome> RunAsync(Act act, long personId, StaffRole role, CancellationToken cancellation)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        await SettingsLock.TakeAsync(db, cancellation);
        var person = await db.People.SingleOrDefaultAsync(x => x.Id == personId, cancellation);
        if (person is not { IsStaff: true })
            return StaffOutcome.NotFound;
        if (person.Role == role)
            return StaffOutcome.Done;
        if (person.Id == act.PersonId)
            return StaffOutcome.Oneself;
        if (role != StaffRole.Administrator && await Administrators.IsLastAsync(db, person, cancellation))
            return StaffOutcome.LastAdministrator;
        person.Employ(role, act.At);
        if (role == StaffRole.Agent)
            await DefaultRole.GiveAsync(db, person, cancellation);
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        catalogs.Forget(act.TenantId);
        return StaffOutcome.Done;
    }
}
