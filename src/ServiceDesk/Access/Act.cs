using ServiceDesk.People;

namespace ServiceDesk.Access;

/// <summary>Who does something, when, by which door and why: passed through every use case and written into the history.</summary>
/// <param name="PersonId">Null when the desk itself acts.</param>
/// <param name="Role">The person's role as staff; null for requesters.</param>
/// <param name="At">UTC, cut to microseconds.</param>
/// <param name="Why">What led to it when the person did not ask for it directly, e.g. how a mail was matched.</param>
public sealed record Act(int TenantId, long? PersonId, StaffRole? Role, Door Door, DateTime At, string? Why = null)
{
    public bool IsStaff => Role is not null;
    public bool IsAdministrator => Role == StaffRole.Administrator;

    /// <summary>What the person may do as staff (<see cref="StaffRights"/>). An administrator's need not be looked up; without a look an agent has none.</summary>
    public Rights Rights
    {
        get => Role is null ? Rights.None : field ?? (IsAdministrator ? Rights.All : Rights.None);
        init;
    }

    public bool Allows(Right right) => Rights.Allows(right);

    public static Act OfDesk(int tenantId, Door door, DateTime at, string? why = null) => new(tenantId, null, null, door, at, why);

    public static Act Of(Person person, Door door, DateTime at, string? why = null)
    {
        ArgumentNullException.ThrowIfNull(person);
        return new(person.TenantId, person.Id, person.IsStaff ? person.Role : null, door, at, why);
    }
}
