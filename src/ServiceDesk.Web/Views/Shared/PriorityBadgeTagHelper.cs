using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace ServiceDesk.Web.Views.Shared;

/// <summary>
/// <c>&lt;priority-badge level="3" name="High" /&gt;</c>: bars and the name. The level counts from 1 (lowest) to 4
/// (most urgent); levels beyond are drawn as the nearest of these.
/// </summary>
[HtmlTargetElement("priority-badge", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class PriorityBadgeTagHelper : TagHelper
{
    public int Level { get; set; }

    public string Name { get; set; } = "";

    /// <summary>Shows the bars alone; the name stays for screen readers and as a tooltip.</summary>
    public bool Compact { get; set; }

    [HtmlAttributeNotBound, ViewContext]
    public ViewContext View { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var level = Math.Clamp(Level, 1, 4);
        output.TagName = "span";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "priority-badge");
        output.Attributes.SetAttribute("data-level", level);
        if (Compact)
            output.Attributes.SetAttribute("title", Name);
        output.Content.AppendHtml(Icons.Draw(View, $"antenna-bars-{level + 1}"));
        var name = new TagBuilder("span");
        if (Compact)
            name.AddCssClass("visually-hidden");
        name.InnerHtml.Append(Name);
        output.Content.AppendHtml(name);
    }
}
