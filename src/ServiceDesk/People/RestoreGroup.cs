using Microsoft.EntityFrameworkCore;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.Tickets;

namespace ServiceDesk.People;

/// <summary>Brings an archived group back.</summary>
public sealed class RestoreGroup(DeskDb db, CatalogCache catalogs)
{
    public async Task<GroupOutcome> RunAsync(Act act, long groupId, CancellationToken cancellation)
    {
        var group = await db.Groups.SingleOrDefaultAsync(x => x.Id == groupId, cancellation);
        if (group is null)
            return GroupOutcome.NotFound;
        group.ArchivedAt = null;
        await db.SaveChangesAsync(cancellation);
        catalogs.Forget(act.TenantId);
        return GroupOutcome.Done;
    }
}
