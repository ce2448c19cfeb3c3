using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.Escalation;
using ServiceDesk.Web.Areas.Staff.Shared;
using ServiceDesk.Web.SignIn;
using ServiceDesk.Web.Views.Shared;

namespace ServiceDesk.Web.Areas.Staff.Escalation;

/// <summary>Brings a ticket before a manager, and says that this is handled.</summary>
[Route("staff/tickets/{number:int}/escalation")]
public sealed class EscalationController(DeskDb db, EscalateTicket escalate, EndEscalation end, IStringLocalizer<Texts> L) : StaffController
{
    [HttpPost(""), Needs(Right.EscalateToManager)]
    public Task<IActionResult> Create(int number, string? reason) => AnswerAsync(
        number, async () => await escalate.RunAsync(Act, number, reason, Cancellation) is { } called ? L["{0} is told of it.", called] : null);

    [HttpPost("end"), Needs(Right.ManageEscalatedTickets)]
    public Task<IActionResult> Destroy(int number, string? word) => AnswerAsync(
        number, async () => await end.RunAsync(Act, number, word, Cancellation) ? L["The escalation is handled."] : null);

    private async Task<IActionResult> AnswerAsync(int number, Func<Task<LocalizedString?>> work)
    {
        try
        {
            if (await work() is not { } done)
                return NotFound();
            this.AddFlash(done);
        }
        catch (Exception e) when (TicketRefusal.Of(e, L) is { } refusal)
        {
            this.AddFlash(refusal, FlashKind.Problem);
        }
        return await ToTicketAsync(db, number);
    }
}
