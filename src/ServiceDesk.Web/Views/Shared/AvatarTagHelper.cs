using System.Globalization;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace ServiceDesk.Web.Views.Shared;

/// <summary><c>&lt;avatar name="Ada Lovelace" /&gt;</c>: initials on a colour that stays the same for a name.</summary>
[HtmlTargetElement("avatar", Attributes = "name", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class AvatarTagHelper : TagHelper
{
    private const int Hues = 8;

    public string? Name { get; set; }

    /// <summary>"sm" or null.</summary>
    public string? Size { get; set; }

    /// <summary>The name does not stand beside it: it becomes the tooltip and is read out.</summary>
    public bool Alone { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "span";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", Size is null ? "initials" : $"initials initials-{Size}");
        output.Attributes.SetAttribute("data-hue", HueOf(Name ?? ""));
        if (Alone)
        {
            output.Attributes.SetAttribute("role", "img");
            output.Attributes.SetAttribute("aria-label", Name);
            output.Attributes.SetAttribute("title", Name);
        }
        else
        {
            output.Attributes.SetAttribute("aria-hidden", "true");
        }

        output.Content.SetContent(InitialsOf(Name ?? ""));
    }

    /// <summary>The same without a tag, for pages that draw many.</summary>
    public static TagBuilder Draw(string name, string size)
    {
        var initials = new TagBuilder("span");
        initials.Attributes["class"] = $"initials initials-{size}";
        initials.Attributes["data-hue"] = HueOf(name).ToString(CultureInfo.InvariantCulture);
        initials.Attributes["aria-hidden"] = "true";
        initials.InnerHtml.Append(InitialsOf(name));
        return initials;
    }

    public static string InitialsOf(string name)
    {
        var words = name.Split([' ', '@', '.', '-'], StringSplitOptions.RemoveEmptyEntries);
        return words switch
        {
            [] => "?",
            [var only] => First(only),
            [var first, .., var last] => First(first) + First(last),
        };
    }

    private static string First(string word) => StringInfo.GetNextTextElement(word).ToUpper(CultureInfo.CurrentCulture);

    // string.GetHashCode differs from one start to the next; a person's colour must not.
    private static int HueOf(string name) => (int)(name.Aggregate(2166136261u, (hash, c) => unchecked((hash ^ c) * 16777619u)) % Hues);
}
