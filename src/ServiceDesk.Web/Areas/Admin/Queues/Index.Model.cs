namespace ServiceDesk.Web.Areas.Admin.Queues;

public sealed record IndexModel(IReadOnlyList<QueueRow> Rows);

public sealed record QueueRow(long Id, string Name, string? Group, bool IsOffered, bool IsDefault, DateTime? ArchivedAt);
