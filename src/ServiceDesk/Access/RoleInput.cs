using Microsoft.EntityFrameworkCore;
using ServiceDesk.Database;

namespace ServiceDesk.Access;

/// <summary>What came of a change to a role, or to who has one.</summary>
public enum RoleOutcome
{
    Done = 1,

    /// <summary>There is no such role or person, or nobody of that id works here.</summary>
    NotFound = 2,

    /// <summary>Another role has the name, perhaps an archived one.</summary>
    NameTaken = 3,

    /// <summary>Somebody has the role; it cannot be archived.</summary>
    InUse = 4,

    /// <summary>New colleagues get it; another role has to take that over first.</summary>
    IsDefault = 5,
}

/// <summary>What a role is to be.</summary>
/// <param name="IsDefault">New colleagues get it; whichever role did so before no longer does.</param>
public sealed record RoleInput(string Name, IReadOnlyCollection<Right> Rights, TicketScope Scope, bool IsDefault, bool NeedsSecondFactor = false)
{
    internal async Task<RoleOutcome> CheckAsync(DeskDb db, long? roleId, CancellationToken cancellation)
    {
        var name = Name.Trim();
        return await db.Roles.AnyAsync(x => x.Name == name && x.Id != roleId, cancellation) ? RoleOutcome.NameTaken : RoleOutcome.Done;
    }

    internal async Task GiveToAsync(DeskDb db, Role role, CancellationToken cancellation)
    {
        (role.Name, role.Scope, role.NeedsSecondFactor) = (Name.Trim(), Scope, NeedsSecondFactor);
        role.Hold(Rights);
        // A tenant keeps one: it is handed over, never only taken away.
        if (IsDefault && !role.IsDefault)
        {
            foreach (var former in await db.Roles.Where(x => x.IsDefault).ToListAsync(cancellation))
                former.IsDefault = false;
            role.IsDefault = true;
        }
    }
}
