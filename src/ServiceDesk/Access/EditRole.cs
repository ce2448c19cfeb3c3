using Microsoft.EntityFrameworkCore;
using ServiceDesk.Database;
using ServiceDesk.Tickets;

namespace ServiceDesk.Access;

/// <summary>Changes what a role holds; whoever has it may do the new things at once.</summary>
public sealed class EditRole(DeskDb db, CatalogCache catalogs)
{
    public async Task<RoleOutcome> RunAsync(Act act, long roleId, RoleInput input, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(act);
        ArgumentNullException.ThrowIfNull(input);
        if (!act.Allows(Right.Settings))
            return RoleOutcome.NotFound;
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        await SettingsLock.TakeAsync(db, cancellation);
        var role = await db.Roles.SingleOrDefaultAsync(x => x.Id == roleId, cancellation);
        if (role is null)
            return RoleOutcome.NotFound;
        if (await input.CheckAsync(db, role.Id, cancellation) is not RoleOutcome.Done and var refusal)
            return refusal;
        await input.GiveToAsync(db, role, cancellation);
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        catalogs.Forget(act.TenantId);
        return RoleOutcome.Done;
    }
}
