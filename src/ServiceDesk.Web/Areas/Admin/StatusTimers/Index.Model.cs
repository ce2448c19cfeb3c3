using ServiceDesk.Timers;

namespace ServiceDesk.Web.Areas.Admin.StatusTimers;

public sealed record IndexModel(IReadOnlyList<TimerRow> Rows);

/// <param name="Steps">In words.</param>
public sealed record TimerRow(StatusTimer Timer, string Status, string? Calendar, IReadOnlyList<string> Steps);
