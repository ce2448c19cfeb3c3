using System.Text.Json;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace ServiceDesk.Web.Views.Shared;

/// <summary>
/// <c>&lt;textarea asp-for="Body" data-editor="BodyHtml"&gt;</c>: hands the texts of its tool bar to <c>editor.js</c>.
/// The form then sends Body (plain text) and, where scripts ran, BodyHtml.
/// </summary>
[HtmlTargetElement("textarea", Attributes = "data-editor")]
public sealed class EditorTagHelper(IStringLocalizer<Texts> L) : TagHelper
{
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var labels = new Dictionary<string, string>
        {
            ["toolbar"] = L["Formatting"],
            ["bold"] = L["Bold"],
            ["italic"] = L["Italic"],
            ["strike"] = L["Struck through"],
            ["link"] = L["Link"],
            ["unlink"] = L["Remove the link"],
            ["url"] = L["Address of the link"],
            ["heading1"] = L["Heading"],
            ["quote"] = L["Quotation"],
            ["code"] = L["Code"],
            ["bullets"] = L["List"],
            ["numbers"] = L["Numbered list"],
            ["undo"] = L["Undo"],
            ["redo"] = L["Redo"],
        };
        output.Attributes.SetAttribute("data-editor-labels", JsonSerializer.Serialize(labels));
    }
}
