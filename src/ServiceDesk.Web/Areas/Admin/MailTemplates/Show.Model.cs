using System.ComponentModel.DataAnnotations;
using ServiceDesk.Templates;

namespace ServiceDesk.Web.Areas.Admin.MailTemplates;

/// <param name="IsOwn">Whether the tenant's own words hold now.</param>
public sealed record ShowModel(TemplateKind Kind, string Language, bool IsOwn, TemplateForm Form);

public sealed class TemplateForm
{
    [Display(Name = "Subject"), Required, StringLength(MailTemplate.SubjectLength)]
    public string Subject { get; init; } = "";

    [Display(Name = "Text"), Required, StringLength(MailTemplate.TextLength)]
    public string Text { get; init; } = "";

    public TemplateWords Words => new(Subject, Text);
}
