namespace ServiceDesk.Web.Areas.Admin.StaffMembers;

/// <param name="IsOneself">The reader's own place, which others change.</param>
public sealed record ShowModel(StaffRow Row, bool IsOneself);
