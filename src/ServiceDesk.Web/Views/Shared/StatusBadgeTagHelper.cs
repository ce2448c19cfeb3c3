using Microsoft.AspNetCore.Razor.TagHelpers;

namespace ServiceDesk.Web.Views.Shared;

/// <summary>
/// <c>&lt;status-badge phase="Working" name="In progress" /&gt;</c>: the status in words, the phase (pending, working,
/// waiting, deferred, solved, closed) as the colour of its dot.
/// </summary>
[HtmlTargetElement("status-badge", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class StatusBadgeTagHelper : TagHelper
{
    /// <summary>The phase, as a word; an enum value is written so by Razor: phase="@ticket.Phase".</summary>
    public string? Phase { get; set; }

    public string Name { get; set; } = "";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "span";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "status-badge");
        output.Attributes.SetAttribute("data-phase", Phase?.ToLowerInvariant() ?? "");
        output.Content.SetContent(Name);
    }
}
