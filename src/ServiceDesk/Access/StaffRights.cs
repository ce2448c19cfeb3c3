using ServiceDesk.Database;
using ServiceDesk.People;
using ServiceDesk.Tickets;

namespace ServiceDesk.Access;

/// <summary>Looks up what somebody may do at this moment: their roles, their groups and the tenant's licence.</summary>
public sealed class StaffRights(DeskDb db, CatalogCache catalogs, UtcClock clock)
{
    /// <returns>Null for whoever does not work here.</returns>
    public async ValueTask<Rights?> OfAsync(long personId, CancellationToken cancellation)
    {
        var catalog = await catalogs.GetAsync(db, cancellation);
        if (catalog.ActiveStaff(personId) is not { } person)
            return null;
        var rights = person.Role == StaffRole.Administrator ? Rights.All : Rights.Of(catalog.RolesOf(personId), catalog.GroupIdsOf(personId));
        return UnderLicence(rights);
    }

    /// <summary>As somebody with this one role has them.</summary>
    public async ValueTask<Rights?> AsRoleAsync(long roleId, long personId, CancellationToken cancellation)
    {
        var catalog = await catalogs.GetAsync(db, cancellation);
        return catalog.Role(roleId) is { } role ? UnderLicence(Rights.Of([role], catalog.GroupIdsOf(personId))).ForLookingOnly() : null;
    }

    /// <summary>Whether somebody may see a ticket with this assignee in this group.</summary>
    public async ValueTask<bool> SeesAsync(long personId, long? assigneeId, long? groupId, CancellationToken cancellation) =>
        (await OfAsync(personId, cancellation))?.Cover(Right.Ticketing, personId, assigneeId, groupId) == true;

    /// <summary>Those who work here and may see it, by name; they are for reading alone.</summary>
    public async ValueTask<IReadOnlyList<Person>> WhoSeesAsync(long? assigneeId, long? groupId, CancellationToken cancellation)
    {
        var found = new List<Person>();
        foreach (var person in (await catalogs.GetAsync(db, cancellation)).Staff)
            if (await SeesAsync(person.Id, assigneeId, groupId, cancellation))
                found.Add(person);
        return found;
    }

    private Rights UnderLicence(Rights rights)
    {
        var tenant = db.Tenant.Info;
        return rights.Under(tenant.Licence, DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(clock.UtcNow, tenant.Zone)));
    }
}
