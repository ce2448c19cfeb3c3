using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.Intake;
using ServiceDesk.Tickets;
using ServiceDesk.Web.Areas.Staff.Shared;
using ServiceDesk.Web.SignIn;
using ServiceDesk.Web.Views.Shared;

namespace ServiceDesk.Web.Areas.Staff.Splits;

/// <summary>Makes a ticket of its own out of some messages of another one.</summary>
[Route("staff/tickets/{number:int}/split")]
public sealed class SplitsController(
    DeskDb db, CatalogCache catalogs, QueueCounts counts, TicketReader reader, SplitTicket split, IStringLocalizer<Texts> L) : StaffController
{
    private const string Page = "~/Areas/Staff/Splits/New.cshtml";

    [HttpGet(""), Needs(Right.Edit)]
    public async Task<IActionResult> New(int number) => await ModelAsync(number, null) is { } model ? View(Page, model) : NotFound();

    [HttpPost(""), Needs(Right.Edit)]
    public async Task<IActionResult> Create(int number, SplitForm form)
    {
        if (ModelState.IsValid)
            try
            {
                if (await split.RunAsync(Act, number, form.Messages, form.Subject!, Cancellation) is not { } opened)
                    return NotFound();
                this.AddFlash(L["The messages are in ticket {0} now.", opened]);
                return await ToTicketAsync(db, opened);
            }
            catch (Exception e) when (TicketRefusal.Of(e, L) is { } refusal)
            {
                ModelState.AddModelError("", refusal);
            }
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return await ModelAsync(number, form) is { } model ? View(Page, model) : NotFound();
    }

    // It keeps what it began with, so that is not offered.
    private async Task<NewModel?> ModelAsync(int number, SplitForm? form) => await reader.FindAsync(Act, number, Cancellation) is not { } ticket ? null : new(
        number, [.. ticket.Messages.Skip(1)], form ?? new() { Subject = ticket.Subject },
        new Sidebar(await counts.GetAsync(Act, Cancellation), await catalogs.GetAsync(db, Cancellation)));
}
