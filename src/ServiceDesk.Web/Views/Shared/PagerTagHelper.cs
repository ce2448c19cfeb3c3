using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace ServiceDesk.Web.Views.Shared;

/// <summary>
/// <c>&lt;pager newer="@newerUrl" older="@olderUrl" /&gt;</c>: the links of a keyset-paged list (<c>by-name="true"</c>: in order of names).
/// Where neither leads anywhere, nothing is shown.
/// </summary>
[HtmlTargetElement("pager", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class PagerTagHelper(IStringLocalizer<Texts> L) : TagHelper
{
    public string? Newer { get; set; }

    public string? Older { get; set; }

    /// <summary>The list is in order of names, not of time.</summary>
    public bool ByName { get; set; }

    [HtmlAttributeNotBound, ViewContext]
    public ViewContext View { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (string.IsNullOrEmpty(Newer) && string.IsNullOrEmpty(Older))
        {
            output.SuppressOutput();
            return;
        }

        output.TagName = "nav";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "pager");
        output.Attributes.SetAttribute("aria-label", L["Pages"].Value);
        if (!string.IsNullOrEmpty(Newer))
            output.Content.AppendHtml(Link(Newer, "prev", "p", "chevron-left", ByName ? L["Previous"] : L["Newer"]));
        if (!string.IsNullOrEmpty(Older))
            output.Content.AppendHtml(Link(Older, "next", "n", "chevron-right", ByName ? L["Next"] : L["Older"]));
    }

    private TagBuilder Link(string url, string relation, string key, string icon, string text)
    {
        var link = new TagBuilder("a");
        link.AddCssClass("btn");
        link.Attributes["href"] = url;
        link.Attributes["rel"] = relation;
        link.Attributes["data-shortcut"] = key;
        link.Attributes["data-shortcut-label"] = text;
        var drawn = Icons.Draw(View, icon);
        if (relation == "prev")
            link.InnerHtml.AppendHtml(drawn).Append(text);
        else
            link.InnerHtml.Append(text).AppendHtml(drawn);
        return link;
    }
}
