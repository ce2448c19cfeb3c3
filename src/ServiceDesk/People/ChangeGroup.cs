using Microsoft.EntityFrameworkCore;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.Tickets;

namespace ServiceDesk.People;

/// <summary>Renames a group, and says who belongs to it and who its main person is.</summary>
public sealed class ChangeGroup(DeskDb db, CatalogCache catalogs)
{
    public async Task<GroupOutcome> RunAsync(Act act, long groupId, GroupInput input, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(input);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        await SettingsLock.TakeAsync(db, cancellation);
        var group = await db.Groups.Include(x => x.Members).SingleOrDefaultAsync(x => x.Id == groupId, cancellation);
        if (group is null)
            return GroupOutcome.NotFound;
        if (await input.CheckAsync(db, group.Id, cancellation) is not GroupOutcome.Done and var refusal)
            return refusal;
        (group.Name, group.MainPersonId) = (input.Name.Trim(), input.MainPersonId);
        await input.TakeOverTriageAsync(db, group, cancellation);
        foreach (var member in group.Members.Where(x => !input.People.Contains(x.PersonId)).ToList())
            group.Members.Remove(member);
        foreach (var added in input.People.Where(x => group.Members.All(member => member.PersonId != x)))
            group.Members.Add(new GroupMember { TenantId = act.TenantId, PersonId = added });
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        catalogs.Forget(act.TenantId);
        return GroupOutcome.Done;
    }
}
