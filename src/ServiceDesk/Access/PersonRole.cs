using ServiceDesk.Database;
using ServiceDesk.People;

namespace ServiceDesk.Access;

/// <summary>That a member of staff has a role.</summary>
public sealed class PersonRole : ITenantRow
{
    public required int TenantId { get; init; }
    public long PersonId { get; init; }
    public Person? Person { get; init; }
    public required long RoleId { get; init; }
    public Role? Role { get; private set; }
}
