using System.Globalization;
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

        var utc = new DateTimeOffset(DateTime.SpecifyKind(at, DateTimeKind.Utc));
        var local = TimeZoneInfo.ConvertTime(utc, frame.Zone);
        var shown = local.ToString(DateOnly ? "d MMM yyyy" : "d MMM yyyy HH:mm", CultureInfo.CurrentCulture);
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("datetime", utc.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
        if (Relative && !DateOnly)
        {
            output.Attributes.SetAttribute("title", $"{shown} ({ZoneName(local)})");
            output.Attributes.SetAttribute("data-relative", "");
        }

        output.Content.SetContent(shown);
    }

    private string ZoneName(DateTimeOffset local) => local.Offset == TimeSpan.Zero
        ? "UTC"
        : $"{frame.Zone.Id}, UTC{(local.Offset < TimeSpan.Zero ? '−' : '+')}{local.Offset:hh\\:mm}";
}
