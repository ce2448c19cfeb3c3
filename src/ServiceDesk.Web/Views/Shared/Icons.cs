using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace ServiceDesk.Web.Views.Shared;

/// <summary>Draws an icon of the sprite.</summary>
public static class Icons
{
    private const string SpritePath = "lib/icons.svg";

    // They point along the line; where lines begin at the right they point the other way.
    private static readonly HashSet<string> Pointing =
        ["arrow-back-up", "arrow-forward-up", "arrow-left", "arrow-right", "arrows-split", "chevron-left", "chevron-right", "external-link", "login", "logout", "mail-forward", "send", "stairs-up"];

    public static TagBuilder Draw(ViewContext view, string name, string? cssClass = null)
    {
        var use = new TagBuilder("use");
        use.Attributes["href"] = $"{SpriteUrl(view)}#{IconNames.Require(name)}";
        var svg = new TagBuilder("svg");
        svg.Attributes["class"] = string.Join(' ', new[] { "icon", Pointing.Contains(name) ? "icon-pointing" : null, cssClass }.OfType<string>());
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
