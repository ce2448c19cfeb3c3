using System.ComponentModel.DataAnnotations;
using ServiceDesk.Trash;
using ServiceDesk.Web.Areas.Staff.Shared;

namespace ServiceDesk.Web.Areas.Staff.Trash;

/// <summary>What lies in the trash.</summary>
/// <param name="Days">For how long.</param>
/// <param name="MayChange">Whether the person may say for how long.</param>
public sealed record TrashModel(TrashPage Page, int Days, bool MayChange, TrashForm Form, Sidebar Sidebar)
{
    public DateTime GoneAt(TrashRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return row.TrashedAt.AddDays(Days);
    }
}

public sealed class TrashForm
{
    [Display(Name = "Days that the trash keeps a ticket"), Range(1, 3650)]
    public int Days { get; init; } = 30;
}
