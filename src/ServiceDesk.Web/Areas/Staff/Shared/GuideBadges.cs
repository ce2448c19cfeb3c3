using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;
using ServiceDesk.Tickets;
using ServiceDesk.Web.Views.Shared;

namespace ServiceDesk.Web.Areas.Staff.Shared;

/// <summary>
/// Statuses, priorities and staff as a page shows them. Each is drawn once a page, however many rows have it: a list of fifty
/// rows would otherwise run some hundred tag helpers.
/// </summary>
public sealed class GuideBadges(ViewContext view, IStringLocalizer<Texts> L, Catalog catalog, HtmlEncoder encoder)
{
    private readonly Dictionary<long, IHtmlContent> statuses = [];
    private readonly Dictionary<long, IHtmlContent> priorities = [];
    private readonly Dictionary<long, IHtmlContent> staff = [];

    public IHtmlContent Status(long id)
    {
        if (statuses.TryGetValue(id, out var drawn))
            return drawn;
        var badge = new TagBuilder("span");
        badge.Attributes["class"] = "status-badge";
        var status = catalog.Status(id);
        badge.Attributes["data-phase"] = status?.Phase.ToString().ToLowerInvariant() ?? "";
        if (status is not null)
            badge.Attributes["data-colour"] = status.Colour;
        badge.InnerHtml.Append(L.Of(status));
        return statuses[id] = Freeze(badge);
    }

    /// <summary>The bars and the name; the lowest of the tenant's priorities has one bar, the highest four.</summary>
    public IHtmlContent Priority(long id)
    {
        if (priorities.TryGetValue(id, out var drawn))
            return drawn;
        var level = Math.Clamp((catalog.Priority(id)?.Order ?? 0) + 1, 1, 4);
        var shownName = L.Of(catalog.Priority(id));
        var name = new TagBuilder("span");
        name.InnerHtml.Append(shownName);
        var badge = new TagBuilder("span");
        badge.Attributes["title"] = shownName;
        badge.Attributes["class"] = "priority-badge";
        badge.Attributes["data-level"] = level.ToString(System.Globalization.CultureInfo.InvariantCulture);
        badge.InnerHtml.AppendHtml(Icons.Draw(view, $"antenna-bars-{level + 1}")).AppendHtml(name);
        return priorities[id] = Freeze(badge);
    }

    /// <summary>Initials and name; for nobody, a word that says so.</summary>
    public IHtmlContent Person(long? id)
    {
        if (staff.TryGetValue(id ?? 0, out var drawn))
            return drawn;
        var person = new TagBuilder("span");
        if (catalog.StaffName(id) is { } name)
        {
            person.Attributes["class"] = "person";
            var shown = new TagBuilder("span");
            shown.InnerHtml.Append(name);
            person.InnerHtml.AppendHtml(AvatarTagHelper.Draw(name, "sm")).AppendHtml(shown);
        }
        else
        {
            person.Attributes["class"] = "person person-none";
            person.InnerHtml.Append(L["Nobody"]);
        }
        return staff[id ?? 0] = Freeze(person);
    }

    private HtmlString Freeze(TagBuilder tag)
    {
        using var text = new StringWriter();
        tag.WriteTo(text, encoder);
        return new HtmlString(text.ToString());
    }
}
