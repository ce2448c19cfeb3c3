using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.Tickets.Holding;
using ServiceDesk.Web.SignIn;
using ServiceDesk.Web.Views.Shared;

namespace ServiceDesk.Web.Areas.Staff.Holding;

/// <summary>A reply of one's own that has not gone out: it is undone, sent at once, or thrown away where it could not be sent.</summary>
public sealed class HeldRepliesController(DeskDb db, IStringLocalizer<Texts> L) : StaffController
{
    [HttpPost("staff/tickets/{number:int}/held-replies/{id:guid}/undo"), Needs(Right.Edit)]
    public async Task<ActionResult> Undo(int number, Guid id, [FromServices] UndoReply use)
    {
        var outcome = await use.RunAsync(Act, number, id, Cancellation);
        if (outcome == UndoOutcome.NotFound)
            return NotFound();
        if (outcome == UndoOutcome.Undone)
            this.AddFlash(L["It was not sent: the reply is in the editor again."]);
        else
            this.AddFlash(L["Too late: the reply has gone out, or was taken back elsewhere."], FlashKind.Problem);
        return await ToTicketAsync(db, number);
    }

    [HttpPost("staff/tickets/{number:int}/held-replies/{id:guid}/dispatch"), Needs(Right.Edit)]
    public async Task<ActionResult> Dispatch(int number, Guid id, [FromServices] SendHeldReply use)
    {
        if (await use.NowAsync(Act, number, id, Cancellation) is not { } outcome)
            return NotFound();
        if (outcome == HeldOutcome.Returned)
            this.AddFlash(L["The reply could not be sent. It says why."], FlashKind.Problem);
        else
            this.AddFlash(L["The reply is on its way."]);
        return await ToTicketAsync(db, number);
    }

    [HttpPost("staff/held-replies/{id:guid}/removal"), Needs(Right.Edit)]
    public async Task<ActionResult> Destroy(Guid id, [FromServices] DiscardReply use)
    {
        if (!await use.RunAsync(Act, id, Cancellation))
            return NotFound();
        this.AddFlash(L["The reply is discarded."]);
        return RedirectToAction("Index", "Drafts");
    }
}
