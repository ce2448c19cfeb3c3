using System.ComponentModel.DataAnnotations;
using ServiceDesk.Templates;

namespace ServiceDesk.Web.Areas.Admin.MailTemplates;

public sealed record IndexModel(IReadOnlyList<TemplateRow> Rows, NoticeForm Form);

/// <param name="ChangedAt">Null: the built-in words hold.</param>
public sealed record TemplateRow(TemplateKind Kind, string Language, DateTime? ChangedAt);

public sealed class NoticeForm
{
    [Display(Name = "Tell requesters when their ticket was solved without an answer")]
    public bool TellsClosing { get; init; }
}
