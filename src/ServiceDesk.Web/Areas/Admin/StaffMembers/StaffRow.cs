using ServiceDesk.People;

namespace ServiceDesk.Web.Areas.Admin.StaffMembers;

public sealed class StaffRow
{
    public required long Id { get; init; }
    public required string Name { get; init; }
    public required string Address { get; init; }
    public required StaffRole? Role { get; init; }
    public required IReadOnlyList<long> RoleIds { get; init; }
    public required DateTime Since { get; init; }

    public required long? ManagerId { get; init; }

    /// <summary>Whether the invitation was followed.</summary>
    public required bool HasPassword { get; init; }
}
