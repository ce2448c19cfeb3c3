using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.Intake;
using ServiceDesk.Tickets;
using ServiceDesk.Web.Areas.Staff.Shared;
using ServiceDesk.Web.SignIn;
using ServiceDesk.Web.Views.Shared;

namespace ServiceDesk.Web.Areas.Staff.Messages;

/// <summary>Moves a message to the ticket where it belongs, or into a new one.</summary>
[Route("staff/messages/{id:long}/move")]
public sealed class MessageMovesController(
    DeskDb db, CatalogCache catalogs, QueueCounts counts, MoveMessage move, IStringLocalizer<Texts> L) : StaffController
{
    private const string Page = "~/Areas/Staff/Messages/Move.cshtml";

    [HttpGet(""), Needs(Right.Edit)]
    public async Task<IActionResult> New(long id) => await ModelAsync(id, new()) is { } model ? View(Page, model) : NotFound();

    [HttpPost(""), Needs(Right.Edit)]
    public async Task<IActionResult> Create(long id, MoveForm form)
    {
        if (await ModelAsync(id, form) is not { } model)
            return NotFound();
        if (ModelState.IsValid)
            try
            {
                if (await move.RunAsync(Act, id, form.Number, Cancellation) is { } number)
                {
                    this.AddFlash(L["The message is in ticket {0} now.", number]);
                    return await ToTicketAsync(db, number);
                }
                ModelState.AddModelError($"{nameof(form)}.{nameof(form.Number)}", L["There is no ticket {0} here.", form.Number ?? 0]);
            }
            catch (TicketRuleException e)
            {
                ModelState.AddModelError("", e.Message);
            }
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View(Page, model);
    }

    private async Task<MoveModel?> ModelAsync(long id, MoveForm form)
    {
        var tickets = Act.TicketsFor(db, Right.Edit);
        var found = await Act.VisibleMessages(db).Where(x => x.Id == id && tickets.Any(ticket => ticket.Id == x.TicketId))
            .Select(x => new { x.Ticket!.Number, x.Author.Name, x.Text }).SingleOrDefaultAsync(Cancellation);
        if (found is null)
            return null;
        var catalog = await catalogs.GetAsync(db, Cancellation);
        return new(id, found.Number, found.Name, found.Text.Length <= 300 ? found.Text : $"{found.Text[..299]}…", form,
            new Sidebar(await counts.GetAsync(Act, Cancellation), catalog));
    }
}
