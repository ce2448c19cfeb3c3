using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.Sending;
using ServiceDesk.Tickets;
using ServiceDesk.Web.Areas.Staff.Shared;
using ServiceDesk.Web.Forms;
using ServiceDesk.Web.SignIn;
using ServiceDesk.Web.Views.Shared;

namespace ServiceDesk.Web.Areas.Staff.Forwards;

/// <summary>Writes about a ticket to somebody outside.</summary>
[Route("staff/tickets/{number:int}/forward")]
public sealed class ForwardsController(
    DeskDb db, CatalogCache catalogs, QueueCounts counts, TicketReader reader, ForwardTicket forward, IStringLocalizer<Texts> L) : StaffController
{
    /// <param name="blank">A new mail, with nothing of the ticket in it.</param>
    [HttpGet(""), Needs(Right.Edit)]
    public async Task<IActionResult> New(int number, bool blank = false)
    {
        if (await reader.FindAsync(Act, number, Cancellation) is not { } ticket)
            return NotFound();
        if (blank)
            return View(await ModelAsync(ticket, new() { Blank = true }));
        var last = ticket.Messages.LastOrDefault(x => x.Kind == MessageKind.Public);
        var form = new ForwardForm { Messages = last is null ? [] : [last.Id], Attachments = [.. last?.Attachments.Where(x => x.RemovedAfter is null && x.Check != FileCheck.Infected).Select(x => x.Id) ?? []] };
        return View(await ModelAsync(ticket, form));
    }

    [HttpPost(""), Needs(Right.Edit)]
    public async Task<IActionResult> Create(int number, ForwardForm form)
    {
        if (await reader.FindAsync(Act, number, Cancellation) is not { } ticket)
            return NotFound();
        if (ModelState.IsValid)
            try
            {
                var input = new TicketForward(form.Addresses, (form.Text ?? "").ReplaceLineEndings("\n"), form.Messages, form.Attachments) { Subject = form.Subject, Files = UploadedFiles.Of(form.Files) };
                if (!await forward.RunAsync(Act, number, input, Cancellation))
                    return NotFound();
                this.AddFlash(L[form.Blank ? Texts.Key("The mail is on its way to {0}.") : Texts.Key("The ticket is on its way to {0}."), string.Join(", ", form.Addresses)]);
                return RedirectToAction("Show", "Tickets", new { number });
            }
            catch (Exception e) when (TicketRefusal.Of(e, L) is { } refusal)
            {
                ModelState.AddModelError("", refusal);
            }
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View(nameof(New), await ModelAsync(ticket, form));
    }

    private async Task<ForwardModel> ModelAsync(TicketView ticket, ForwardForm form) => new(
        ticket.Number, ticket.Subject, [.. ticket.Messages.Where(x => x.Kind == MessageKind.Public)], form,
        new Sidebar(await counts.GetAsync(Act, Cancellation), await catalogs.GetAsync(db, Cancellation)));
}
