using ServiceDesk.Database;
using ServiceDesk.Tickets;

namespace ServiceDesk.Access;

/// <summary>Makes a role.</summary>
public sealed class CreateRole(DeskDb db, CatalogCache catalogs)
{
    public async Task<RoleOutcome> RunAsync(Act act, RoleInput input, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(act);
        ArgumentNullException.ThrowIfNull(input);
        if (!act.Allows(Right.Settings))
            return RoleOutcome.NotFound;
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        await SettingsLock.TakeAsync(db, cancellation);
        if (await input.CheckAsync(db, null, cancellation) is not RoleOutcome.Done and var refusal)
            return refusal;
        var role = new Role { TenantId = act.TenantId, Name = input.Name, Scope = input.Scope };
        await input.GiveToAsync(db, role, cancellation);
        db.Add(role);
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        catalogs.Forget(act.TenantId);
        return RoleOutcome.Done;
    }
}
