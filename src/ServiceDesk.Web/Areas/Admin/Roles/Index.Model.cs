using ServiceDesk.Access;

namespace ServiceDesk.Web.Areas.Admin.Roles;

public sealed record IndexModel(IReadOnlyList<RoleRow> Rows);

public sealed record RoleRow(long Id, string Name, string Keys, TicketScope Scope, bool IsDefault, int People, DateTime? ArchivedAt)
{
    public IEnumerable<RightEntry> Rights => RightCatalog.Read(Keys).Select(RightCatalog.Get);
}
