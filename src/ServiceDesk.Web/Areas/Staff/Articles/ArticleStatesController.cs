using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using ServiceDesk.Access;
using ServiceDesk.Articles;
using ServiceDesk.Web.SignIn;
using ServiceDesk.Web.Views.Shared;

namespace ServiceDesk.Web.Areas.Staff.Articles;

/// <summary>Takes an article away from its readers, or out of use, and back into it.</summary>
[Route("staff/articles/{id:long}")]
public sealed class ArticleStatesController(WriteArticle write, ArchiveArticle archive, IStringLocalizer<Texts> L) : StaffController
{
    [HttpPost("withdrawal"), Needs(Right.Edit)]
    public async Task<IActionResult> Withdraw(long id) => Answer(id, await write.WithdrawAsync(Act, id, Cancellation), L["Nobody outside the desk sees the article any more."]);

    [HttpPost("archiving"), Needs(Right.Edit)]
    public async Task<IActionResult> Archive(long id) => Answer(id, await archive.RunAsync(Act, id, Cancellation), L["The article is archived."]);

    [HttpPost("restoration"), Needs(Right.Edit)]
    public async Task<IActionResult> Restore(long id) => Answer(id, await archive.RestoreAsync(Act, id, Cancellation), L["The article is in use again."]);

    private IActionResult Answer(long id, ArticleOutcome outcome, string done)
    {
        if (outcome == ArticleOutcome.NotFound)
            return NotFound();
        this.AddFlash(done);
        return RedirectToAction("Show", "Articles", new { id });
    }
}
