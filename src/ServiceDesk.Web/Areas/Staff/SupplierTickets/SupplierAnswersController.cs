using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.Escalation;
using ServiceDesk.Web.Areas.Staff.Shared;
using ServiceDesk.Web.SignIn;
using ServiceDesk.Web.Views.Shared;

namespace ServiceDesk.Web.Areas.Staff.SupplierTickets;

/// <summary>Passes a supplier's answer on to the customer.</summary>
[Route("staff/tickets/{number:int}/supplier-answers")]
public sealed class SupplierAnswersController(DeskDb db, PassOnAnswer pass, IStringLocalizer<Texts> L) : StaffController
{
    /// <param name="id">Of the supplier's message.</param>
    [HttpPost("{id:long}"), Needs(Right.Edit)]
    public async Task<IActionResult> Create(int number, long id, string? text, bool withFiles)
    {
        try
        {
            if (!await pass.RunAsync(Act, number, id, text, withFiles, Cancellation))
                return NotFound();
            this.AddFlash(L["The answer is on its way to the customer."]);
        }
        catch (Exception e) when (TicketRefusal.Of(e, L) is { } refusal)
        {
            this.AddFlash(refusal, FlashKind.Problem);
        }
        return await ToTicketAsync(db, number);
    }
}
