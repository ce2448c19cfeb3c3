using Microsoft.EntityFrameworkCore;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.Tickets;

namespace ServiceDesk.People;

/// <summary>Ends somebody's work here: they leave their groups, and their active tickets go back to nobody.</summary>
public sealed class DismissStaff(DeskDb db, CatalogCache catalogs)
{
    public async Task<StaffOutcome> RunAsync(Act act, long personId, CancellationToken cancellation)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        await SettingsLock.TakeAsync(db, cancellation);
        var person = await db.People.SingleOrDefaultAsync(x => x.Id == personId, cancellation);
        if (person is not { IsStaff: true })
            return StaffOutcome.NotFound;
        if (person.Id == act.PersonId)
            return StaffOutcome.Oneself;
        if (await Administrators.IsLastAsync(db, person, cancellation))
            return StaffOutcome.LastAdministrator;
        db.RemoveRange(await db.GroupMembers.Where(x => x.PersonId == person.Id).ToListAsync(cancellation));
        db.RemoveRange(await db.PersonRoles.Where(x => x.PersonId == person.Id).ToListAsync(cancellation));
        foreach (var group in await db.Groups.Where(x => x.MainPersonId == person.Id).ToListAsync(cancellation))
            group.MainPersonId = null;
        foreach (var ticket in await db.Tickets.IgnoreQueryFilters([Ticket.TrashFilter]).Where(x => x.AssigneeId == person.Id && x.IsActive).ToListAsync(cancellation))
            ticket.AssignTo(act, null, person.Name);
        person.Dismiss(act.At);
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        catalogs.Forget(act.TenantId);
        return StaffOutcome.Done;
    }
}
