using Microsoft.AspNetCore.Razor.TagHelpers;
using ServiceDesk.Scanning;
using ServiceDesk.Tickets;

namespace ServiceDesk.Web.Views.Shared;

/// <summary>A link to a file; for one that nobody gets, its name alone.</summary>
[HtmlTargetElement("file-link")]
public sealed class FileLinkTagHelper(ScannerSettings scanner) : TagHelper
{
    public string Href { get; set; } = "";
    public FileCheck Check { get; set; }

    public int? RemovedAfter { get; set; }

    /// <summary>It is shown in a tab of its own.</summary>
    public bool NewTab { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        // One that is being checked can be asked for: a page says so, until the file itself comes.
        if (RemovedAfter is not null || (scanner.Withholds(Check) && !scanner.IsAwaited(Check)))
        {
            output.TagName = "div";
            output.Attributes.SetAttribute("class", "file-kept");
            return;
        }
        output.TagName = "a";
        output.Attributes.SetAttribute("href", Href);
        output.Attributes.SetAttribute("data-turbo", "false");
        if (NewTab)
            output.Attributes.SetAttribute("target", "_blank");
    }
}
