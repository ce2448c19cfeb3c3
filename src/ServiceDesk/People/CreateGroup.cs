using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.Tickets;

namespace ServiceDesk.People;

/// <summary>Makes a group of staff.</summary>
public sealed class CreateGroup(DeskDb db, CatalogCache catalogs)
{
    public async Task<GroupOutcome> RunAsync(Act act, GroupInput input, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(input);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        await SettingsLock.TakeAsync(db, cancellation);
        if (await input.CheckAsync(db, null, cancellation) is not GroupOutcome.Done and var refusal)
            return refusal;
        var group = new Group { TenantId = act.TenantId, Name = input.Name.Trim(), MainPersonId = input.MainPersonId };
        foreach (var member in input.People)
            group.Members.Add(new GroupMember { TenantId = act.TenantId, PersonId = member });
        await input.TakeOverTriageAsync(db, group, cancellation);
        db.Add(group);
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        catalogs.Forget(act.TenantId);
        return GroupOutcome.Done;
    }
}
