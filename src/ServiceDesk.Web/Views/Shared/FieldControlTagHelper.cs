using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Mvc.TagHelpers;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace ServiceDesk.Web.Views.Shared;

/// <summary>Gives the control of a <see cref="FieldTagHelper"/> its look, and ties hint and error to it for screen readers.</summary>
[HtmlTargetElement("input", ParentTag = "field")]
[HtmlTargetElement("select", ParentTag = "field")]
[HtmlTargetElement("textarea", ParentTag = "field")]
public sealed class FieldControlTagHelper : TagHelper
{
    // After the framework's helpers, which set the type.
    public override int Order => 10;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var field = (FieldContext)context.Items[typeof(FieldContext)];
        output.AddClass(ClassOf(output), HtmlEncoder.Default);
        if (!output.Attributes.ContainsName("id"))
            output.Attributes.SetAttribute("id", field.Id);
        var described = string.Join(' ', new[] { field.HintId, field.ErrorId }.Where(id => id is not null));
        if (described.Length > 0)
            output.Attributes.SetAttribute("aria-describedby", described);
        if (field.ErrorId is not null)
        {
            output.AddClass("is-invalid", HtmlEncoder.Default);
            output.Attributes.SetAttribute("aria-invalid", "true");
        }
    }

    private static string ClassOf(TagHelperOutput output)
    {
        if (output.TagName == "select")
            return "form-select";
        var type = output.Attributes.TryGetAttribute("type", out var attribute) ? attribute.Value?.ToString() : null;
        return type is "checkbox" or "radio" ? "form-check-input" : "form-control";
    }
}
