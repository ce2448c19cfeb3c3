namespace ServiceDesk.Web.Areas.Admin.StaffMembers;

public sealed record IndexModel(IReadOnlyList<StaffRow> Rows, IReadOnlyList<Access.Role> Roles);
