using Microsoft.EntityFrameworkCore;
using ServiceDesk.Database;
using ServiceDesk.Tickets;

namespace ServiceDesk.Access;

/// <summary>Takes a role that nobody has out of use, and brings one back.</summary>
public sealed class ArchiveRole(DeskDb db, CatalogCache catalogs)
{
    /// <param name="isArchived">False: it is used again.</param>
    public async Task<RoleOutcome> RunAsync(Act act, long roleId, bool isArchived, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(act);
        if (!act.Allows(Right.Settings))
            return RoleOutcome.NotFound;
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        await SettingsLock.TakeAsync(db, cancellation);
        var role = await db.Roles.SingleOrDefaultAsync(x => x.Id == roleId, cancellation);
        if (role is null)
            return RoleOutcome.NotFound;
        if (isArchived && role.IsDefault)
            return RoleOutcome.IsDefault;
        if (isArchived && await db.PersonRoles.AnyAsync(x => x.RoleId == role.Id, cancellation))
            return RoleOutcome.InUse;
        role.ArchivedAt = isArchived ? role.ArchivedAt ?? act.At : null;
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        catalogs.Forget(act.TenantId);
        return RoleOutcome.Done;
    }
}
