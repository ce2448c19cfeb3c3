using Microsoft.EntityFrameworkCore;
using ServiceDesk.Database;
using ServiceDesk.People;

namespace ServiceDesk.Access;

/// <summary>What somebody who comes to work here may do while nobody has said otherwise.</summary>
public static class DefaultRole
{
    /// <summary>Gives the tenant's default role to somebody who has none; the caller saves.</summary>
    public static async Task GiveAsync(DeskDb db, Person person, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(person);
        if (person.Id != 0 && await db.PersonRoles.AnyAsync(x => x.PersonId == person.Id, cancellation))
            return;
        if (await db.Roles.Where(x => x.IsDefault && x.ArchivedAt == null).Select(x => (long?)x.Id).SingleOrDefaultAsync(cancellation) is { } role)
            db.Add(new PersonRole { TenantId = person.TenantId, Person = person, RoleId = role });
    }
}
