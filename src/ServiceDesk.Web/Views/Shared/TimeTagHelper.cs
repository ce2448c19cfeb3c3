using Microsoft.AspNetCore.Razor.TagHelpers;

namespace ServiceDesk.Web.Views.Shared;

/// <summary>
/// <c>&lt;time at="@ticket.CreatedAt" /&gt;</c>: a moment in the person's zone; with scripts "5 min ago", and the moment
/// as the tooltip. <c>relative="false"</c> keeps the moment, <c>date-only="true"</c> leaves the hour out.
/// </summary>
[HtmlTargetElement("time", Attributes = "at", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class TimeTagHelper(PageFrame frame) : TagHelper
{
    /// <summary>In UTC. Nothing is rendered for a moment that has not come (null).</summary>
    public DateTime? At { get; set; }

    public bool Relative { get; set; } = true;

    public bool DateOnly { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (At is not { } at)
        {
            output.SuppressOutput();
            return;
        }

        var moment = Moment.Of(at, frame.Zone, DateOnly);
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("datetime", moment.Iso);
        if (Relative && !DateOnly)
        {
            output.Attributes.SetAttribute("title", moment.Title);
            output.Attributes.SetAttribute("data-relative", "");
        }

        output.Content.SetContent(moment.Shown);
    }
}
