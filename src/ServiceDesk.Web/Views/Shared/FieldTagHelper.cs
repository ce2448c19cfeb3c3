using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace ServiceDesk.Web.Views.Shared;

/// <summary>
/// The one form style: a label, the control inside, a hint, and what is wrong with it.
/// <c>&lt;field for="Subject" label="@L["Subject"]"&gt;&lt;input asp-for="Subject" /&gt;&lt;/field&gt;</c>.
/// The control gets its class and its accessible description from <see cref="FieldControlTagHelper"/>.
/// A checkbox (a bool) gets its label after it.
/// </summary>
[HtmlTargetElement("field", Attributes = "for")]
public sealed class FieldTagHelper : TagHelper
{
    public ModelExpression For { get; set; } = null!;

    /// <summary>The label; without one the display name of the property, already translated.</summary>
    public string? Label { get; set; }

    public string? Hint { get; set; }

    /// <summary>Marks a field that may stay empty; all others need an answer.</summary>
    public string? Optional { get; set; }

    [HtmlAttributeNotBound, ViewContext]
    public ViewContext View { get; set; } = null!;

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var name = View.ViewData.TemplateInfo.GetFullHtmlFieldName(For.Name);
        var id = TagBuilder.CreateSanitizedId(name, "_");
        var error = View.ViewData.ModelState.TryGetValue(name, out var entry)
            ? entry.Errors.Select(one => one.ErrorMessage).FirstOrDefault(message => message.Length > 0)
            : null;
        var field = new FieldContext(id, Hint is null ? null : $"{id}-hint", error is null ? null : $"{id}-error");
        context.Items[typeof(FieldContext)] = field;
        var control = await output.GetChildContentAsync();

        var isCheckbox = (Nullable.GetUnderlyingType(For.ModelExplorer.ModelType) ?? For.ModelExplorer.ModelType) == typeof(bool);
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", isCheckbox ? "field form-check" : "field");
        var label = LabelOf(field, isCheckbox);
        if (isCheckbox)
            output.Content.AppendHtml(control).AppendHtml(label);
        else
            output.Content.AppendHtml(label).AppendHtml(control);
        AppendText(output, field.HintId, "form-hint", Hint);
        AppendText(output, field.ErrorId, "field-error", error);
    }

    private TagBuilder LabelOf(FieldContext field, bool isCheckbox)
    {
        var label = new TagBuilder("label");
        label.AddCssClass(isCheckbox ? "form-check-label" : "form-label");
        label.Attributes["for"] = field.Id;
        label.InnerHtml.Append(Label ?? For.Metadata.DisplayName ?? For.Name);
        if (Optional is not null)
        {
            var optional = new TagBuilder("span");
            optional.AddCssClass("field-optional");
            optional.InnerHtml.Append(Optional);
            label.InnerHtml.Append(" ").AppendHtml(optional);
        }

        return label;
    }

    private static void AppendText(TagHelperOutput output, string? id, string cssClass, string? text)
    {
        if (id is null)
            return;
        var line = new TagBuilder("div");
        line.AddCssClass(cssClass);
        line.Attributes["id"] = id;
        line.InnerHtml.Append(text!);
        output.Content.AppendHtml(line);
    }
}
