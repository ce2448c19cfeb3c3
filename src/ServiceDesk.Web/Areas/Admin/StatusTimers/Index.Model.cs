using ServiceDesk.Timers;

namespace ServiceDesk.Web.Areas.Admin.StatusTimers;

public sealed record IndexModel(IReadOnlyList<TimerRow> Rows);

/// <param name="When">In words, as <paramref name="Steps"/>.</param>
public sealed record TimerRow(StatusTimer Timer, string Status, string? Calendar, bool All, IReadOnlyList<string> When, IReadOnlyList<string> Steps);
