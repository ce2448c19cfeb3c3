using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.Tickets;
using ServiceDesk.Tickets.Drafts;
using ServiceDesk.Tickets.Holding;
using ServiceDesk.Web.Areas.Staff.Shared;
using ServiceDesk.Web.Forms;
using ServiceDesk.Web.SignIn;
using ServiceDesk.Web.Views.Shared;

namespace ServiceDesk.Web.Areas.Staff.Drafts;

/// <summary>What whoever is signed in has begun to write in tickets.</summary>
public sealed class DraftsController(DeskDb db, CatalogCache catalogs, QueueCounts counts, IStringLocalizer<Texts> L) : StaffController
{
    [HttpGet("staff/drafts"), Needs(Right.Edit)]
    public async Task<ActionResult> Index([FromServices] DraftList drafts, [FromServices] HeldReplyList held) => View(new IndexModel(
        await drafts.OfAsync(Act, Cancellation), await held.ReturnedAsync(Act, Cancellation), new Sidebar(await counts.GetAsync(Act, Cancellation), await catalogs.GetAsync(db, Cancellation), Sidebar.Drafts)));

    /// <summary>Called by the page as somebody writes.</summary>
    [HttpPost("staff/tickets/{number:int}/draft"), Needs(Right.Edit)]
    public async Task<ActionResult> Save(int number, DraftForm form, [FromServices] SaveDraft use)
    {
        ArgumentNullException.ThrowIfNull(form);
        if (!ModelState.IsValid)
            return BadRequest();
        try
        {
            return await use.RunAsync(Act, number, WrittenText.Read(form.Text, form.Html), form.Seen, Cancellation) is { } at
                ? Json(new { savedAt = Moment.Milliseconds(at) })
                : NotFound();
        }
        catch (TicketRuleException e)
        {
            return UnprocessableEntity(new { problem = L[e.Pattern, [.. e.Words]].Value });
        }
    }

    [HttpPost("staff/tickets/{number:int}/draft/removal"), Needs(Right.Edit)]
    public async Task<ActionResult> Destroy(int number, [FromServices] DiscardDraft use)
    {
        if (!await use.RunAsync(Act, number, Cancellation))
            return NotFound();
        this.AddFlash(L["The draft is discarded."]);
        return RedirectToAction(nameof(Index));
    }
}
