using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace ServiceDesk.Web.Views.Shared;

/// <summary>Draws an icon of the sprite.</summary>
public static class Icons
{
    private const string SpritePath = "lib/icons.svg";

    public static TagBuilder Draw(ViewContext view, string name, string? cssClass = null)
    {
        var use = new TagBuilder("use");
        use.Attributes["href"] = $"{SpriteUrl(view)}#{IconNames.Require(name)}";
        var svg = new TagBuilder("svg");
        svg.Attributes["class"] = cssClass is null ? "icon" : $"icon {cssClass}";
        svg.Attributes["aria-hidden"] = "true";
        svg.InnerHtml.AppendHtml(use);
        return svg;
    }

    private static string SpriteUrl(ViewContext view)
    {
        var context = view.HttpContext;
        var fingerprinted = context.GetEndpoint()?.Metadata.GetMetadata<ResourceAssetCollection>()?[SpritePath] ?? SpritePath;
        return $"{context.Request.PathBase}/{fingerprinted}";
    }
}
