using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.Tickets;
using ServiceDesk.Tickets.Corrections;
using ServiceDesk.Web.Areas.Staff.Shared;
using ServiceDesk.Web.SignIn;
using ServiceDesk.Web.Views.Shared;

namespace ServiceDesk.Web.Areas.Staff.Corrections;

/// <summary>Says beside an entry of a ticket's history how it should read.</summary>
[Route("staff/history/{id:long}/correction")]
public sealed class FactCorrectionsController(
    DeskDb db, TicketReader reader, CatalogCache catalogs, QueueCounts counts, CorrectFact correct, IStringLocalizer<Texts> L) : StaffController
{
    private const string Page = "~/Areas/Staff/Corrections/CorrectFact.cshtml";

    [HttpGet(""), Needs(Right.Edit)]
    public async Task<IActionResult> New(long id) => await ModelAsync(id, new()) is { } model ? View(Page, model) : NotFound();

    [HttpPost(""), Needs(Right.Edit)]
    public async Task<IActionResult> Create(long id, CorrectFactForm form)
    {
        if (await ModelAsync(id, form) is not { } model)
            return NotFound();
        if (!ModelState.IsValid)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return View(Page, model);
        }
        if (await correct.RunAsync(Act, id, form.Words!.Trim(), string.IsNullOrWhiteSpace(form.Why) ? null : form.Why.Trim(), Cancellation) is not { } number)
            return NotFound();
        this.AddFlash(L["The entry is corrected."]);
        return RedirectToAction("Show", "Tickets", new { number });
    }

    private async Task<CorrectFactModel?> ModelAsync(long id, CorrectFactForm form)
    {
        var number = await db.History.Where(x => x.Id == id).Join(Act.TicketsFor(db, Right.Edit), x => x.TicketId, x => x.Id, (_, ticket) => (int?)ticket.Number)
            .SingleOrDefaultAsync(Cancellation);
        if (number is null || await reader.FindAsync(Act, number.Value, Cancellation) is not { } ticket)
            return null;
        var entry = ticket.History.FirstOrDefault(x => x.Id == id && x.Fact != Fact.FactCorrected);
        return entry is null ? null : new(number.Value, entry, form,
            new Sidebar(await counts.GetAsync(Act, Cancellation), await catalogs.GetAsync(db, Cancellation)));
    }
}
