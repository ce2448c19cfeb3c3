using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using ServiceDesk.Access;
using ServiceDesk.Intake;
using ServiceDesk.Web.Areas.Staff.Shared;
using ServiceDesk.Web.SignIn;
using ServiceDesk.Web.Views.Shared;

namespace ServiceDesk.Web.Areas.Staff.Spam;

/// <summary>Says that a ticket is spam, or that it is none after all.</summary>
public sealed class SpamMarksController(MarkSpam mark, UnmarkSpam unmark, IStringLocalizer<Texts> L) : StaffController
{
    [HttpPost("staff/tickets/{number:int}/spam"), Needs(Right.Edit)]
    public Task<ActionResult> Create(int number, SpamForm form) => AnswerAsync(
        number, () => mark.RunAsync(Act, number, form.Block, Cancellation), L["The ticket is marked as spam and closed. Nobody was told."]);

    [HttpPost("staff/tickets/{number:int}/spam/removal"), Needs(Right.Edit)]
    public Task<ActionResult> Destroy(int number) => AnswerAsync(
        number, () => unmark.RunAsync(Act, number, Cancellation), L["The ticket is no spam any more."]);

    private async Task<ActionResult> AnswerAsync(int number, Func<Task<bool>> change, string done)
    {
        try
        {
            if (!await change())
                return NotFound();
            this.AddFlash(done);
        }
        catch (Exception e) when (TicketRefusal.Of(e, L) is { } refusal)
        {
            this.AddFlash(refusal, FlashKind.Problem);
        }
        return RedirectToAction("Show", "Tickets", new { number });
    }
}

/// <summary>The two tick boxes beside the button.</summary>
public sealed class SpamForm
{
    public bool BlockSender { get; set; }
    public bool BlockDomain { get; set; }

    public SpamBlock Block => BlockDomain ? SpamBlock.Domain : BlockSender ? SpamBlock.Sender : SpamBlock.Nobody;
}
