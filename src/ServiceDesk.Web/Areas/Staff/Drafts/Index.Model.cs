using ServiceDesk.Tickets.Drafts;
using ServiceDesk.Tickets.Holding;
using ServiceDesk.Web.Areas.Staff.Shared;

namespace ServiceDesk.Web.Areas.Staff.Drafts;

public sealed record IndexModel(IReadOnlyList<DraftRow> Rows, IReadOnlyList<ReturnedReplyRow> Returned, Sidebar Sidebar);

public sealed class DraftForm
{
    public string? Text { get; init; }

    /// <summary>The editor's markup.</summary>
    public string? Html { get; init; }

    public long Seen { get; init; }
}
