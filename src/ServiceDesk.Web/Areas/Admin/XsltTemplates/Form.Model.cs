using System.ComponentModel.DataAnnotations;
using ServiceDesk.Templates.Xslt;

namespace ServiceDesk.Web.Areas.Admin.XsltTemplates;

/// <param name="Template">Null: a new one.</param>
/// <param name="Trial">What the form made of a ticket; null: it was not asked.</param>
public sealed record FormModel(XsltTemplate? Template, XsltTemplateForm Form, XsltTrial? Trial = null)
{
    public XsltKind Kind => Template?.Kind ?? Form.Kind;
}

public sealed class XsltTemplateForm
{
    [Display(Name = "Name"), Required, StringLength(XsltTemplate.NameLength)]
    public string Name { get; init; } = "";

    /// <summary>Of a new template; another one keeps its kind.</summary>
    [Display(Name = "Writes"), EnumDataType(typeof(XsltKind))]
    public XsltKind Kind { get; init; } = XsltKind.Importance;

    [Display(Name = "Stylesheet"), Required, StringLength(XsltTemplate.StylesheetLength)]
    public string Stylesheet { get; init; } = "";

    [Display(Name = "Number of a ticket"), Range(1, int.MaxValue)]
    public int? TicketNumber { get; init; }

    [Display(Name = "Written for"), EnumDataType(typeof(TemplateReader))]
    public TemplateReader Reader { get; init; } = TemplateReader.Staff;

    // A property would be validated too.
    public XsltTemplateInput ToInput() => new(Name, Stylesheet);
}
