namespace ServiceDesk.Web.Areas.Admin.Calendars;

public sealed record IndexModel(IReadOnlyList<CalendarRow> Rows);

/// <param name="OpenNow">By its own clock.</param>
public sealed record CalendarRow(long Id, string Name, string TimeZone, bool OpenNow, bool IsDefault, DateTime? ArchivedAt);
