using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.Quotas;
using ServiceDesk.Tickets;

namespace ServiceDesk.People;

/// <summary>Takes somebody on as staff and mails them an invitation to set a password.</summary>
public sealed class InviteStaff(DeskDb db, PersonFinder people, Invitations invitations, CatalogCache catalogs)
{
    /// <param name="name">Null or empty: the known name, or the part of the address before the @.</param>
    /// <param name="roleIds">What an agent may do; without any it is the tenant's default role.</param>
    public async Task<StaffOutcome> RunAsync(Act act, string? name, string address, StaffRole role, IReadOnlyCollection<long> roleIds, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(act);
        if (!PersonFinder.IsAddress(Person.Fold(address)))
            return StaffOutcome.NoAddress;
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        await SettingsLock.TakeAsync(db, cancellation);
        var person = await people.FindOrAddAsync(name, address, act.At, cancellation);
        if (person.IsStaff)
            return StaffOutcome.AlreadyStaff;
        if (!await StaffSeats.HasOneAsync(db, cancellation))
            return StaffOutcome.NoSeat;
        if (!string.IsNullOrWhiteSpace(name))
            person.Name = Person.NameFor(name, address);
        person.Employ(role, act.At);
        if (role == StaffRole.Agent && roleIds.Count == 0)
            await DefaultRole.GiveAsync(db, person, cancellation);
        else if (!await GiveRoles.ReplaceAsync(db, person, roleIds, cancellation))
            return StaffOutcome.NotFound;
        await db.SaveChangesAsync(cancellation);
        await invitations.SendAsync(act, person, cancellation);
        await transaction.CommitAsync(cancellation);
        catalogs.Forget(act.TenantId);
        return StaffOutcome.Done;
    }
}
