using Microsoft.AspNetCore.Mvc;
using ServiceDesk.Articles;

namespace ServiceDesk.Web.Areas.Portal.Requests;

/// <summary>Articles that may answer a request while it is being written.</summary>
public sealed class SuggestionsController(ArticleReader articles) : PortalController
{
    private const int Most = 3;
    private const int LongestText = 2000;

    /// <summary>A piece of a page, for the one that asks by script; empty where nothing fits.</summary>
    [HttpPost("requests/suggestions")]
    public async Task<PartialViewResult> Create(WrittenSoFar form)
    {
        var text = $"{form.Subject} {form.Text}";
        return PartialView("~/Areas/Portal/Requests/_Suggestions.cshtml", await articles.SuggestAsync(Audience.SignedIn, text[..Math.Min(text.Length, LongestText)], Most, Cancellation));
    }
}

/// <summary>What stands in the form by now, complete or not.</summary>
public sealed class WrittenSoFar
{
    public string? Subject { get; init; }
    public string? Text { get; init; }
}
