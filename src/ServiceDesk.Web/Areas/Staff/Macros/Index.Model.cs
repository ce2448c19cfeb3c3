using ServiceDesk.Macros;
using ServiceDesk.Web.Areas.Staff.Shared;

namespace ServiceDesk.Web.Areas.Staff.Macros;

public sealed record IndexModel(IReadOnlyList<MacroRow> Rows, Sidebar Sidebar);

/// <param name="Group">Whose it is, if it is a group's.</param>
/// <param name="Steps">In words.</param>
public sealed record MacroRow(Macro Macro, string? Group, bool MayChange, IReadOnlyList<string> Steps);
