using System.ComponentModel.DataAnnotations;
using ServiceDesk.Templates.Xslt;

namespace ServiceDesk.Web.Areas.Admin.XsltTemplates;

public sealed record IndexModel(IReadOnlyList<XsltTemplateRow> Rows)
{
    public IEnumerable<XsltTemplateRow> Of(XsltKind kind) => Rows.Where(x => x.Kind == kind && x.ArchivedAt is null);

    /// <summary>What can be chosen from.</summary>
    public bool HasChoices => Rows.Any(x => x.Kind != XsltKind.Notification && x.ArchivedAt is null);

    public XsltUseForm Form { get; } = new()
    {
        Importance = Rows.FirstOrDefault(x => x is { Kind: XsltKind.Importance, IsInUse: true })?.Id,
        Timers = Rows.FirstOrDefault(x => x is { Kind: XsltKind.Timers, IsInUse: true })?.Id,
    };
}

public sealed class XsltUseForm
{
    [Display(Name = "Importance is computed by")]
    public long? Importance { get; init; }

    [Display(Name = "Timers are set by")]
    public long? Timers { get; init; }
}

public sealed record XsltTemplateRow(long Id, string Name, XsltKind Kind, DateTime ChangedAt, DateTime? ProblemAt, DateTime? ArchivedAt, bool IsInUse);
