using Microsoft.AspNetCore.Mvc;
using ServiceDesk.Access;
using ServiceDesk.Articles;
using ServiceDesk.Web.SignIn;

namespace ServiceDesk.Web.Areas.Staff.Articles;

/// <summary>Shows what is being written as its readers will see it.</summary>
public sealed class ArticlePreviewController : StaffController
{
    /// <summary>A piece of a page, for the one that asks by script.</summary>
    [HttpPost("staff/articles/preview"), Needs(Right.Edit)]
    public ContentResult Create(ArticleForm form)
    {
        var text = form.Text ?? "";
        return Content(ArticleText.ToHtml(text.Length <= Article.TextLength ? text : text[..Article.TextLength]), "text/html; charset=utf-8");
    }
}
