using Microsoft.EntityFrameworkCore;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.Tickets;

namespace ServiceDesk.People;

/// <summary>Says who somebody's manager is: their tickets are escalated there.</summary>
public sealed class ChangeReportingLine(DeskDb db, CatalogCache catalogs)
{
    /// <param name="managerId">Null: nobody.</param>
    public async Task<StaffOutcome> RunAsync(Act act, long personId, long? managerId, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(act);
        if (!act.Allows(Right.Settings))
            return StaffOutcome.NotFound;
        var person = await db.People.SingleOrDefaultAsync(x => x.Id == personId, cancellation);
        var catalog = await catalogs.GetAsync(db, cancellation);
        if (person is not { IsStaff: true } || managerId == personId || (managerId is not null && catalog.ActiveStaff(managerId) is null))
            return StaffOutcome.NotFound;
        person.ManagerId = managerId;
        await db.SaveChangesAsync(cancellation);
        catalogs.Forget(act.TenantId);
        return StaffOutcome.Done;
    }
}
