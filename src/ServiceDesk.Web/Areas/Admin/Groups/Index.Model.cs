namespace ServiceDesk.Web.Areas.Admin.Groups;

public sealed record IndexModel(IReadOnlyList<GroupRow> Rows);

public sealed record GroupRow(long Id, string Name, int Members, string? MainPerson, DateTime? ArchivedAt);
