using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.Relations;
using ServiceDesk.Tickets;
using ServiceDesk.Tickets.Filters;
using ServiceDesk.Tickets.Lists;
using ServiceDesk.Web.Areas.Staff.Shared;
using ServiceDesk.Web.SignIn;
using ServiceDesk.Web.Views.Shared;

namespace ServiceDesk.Web.Areas.Staff.Relations;

/// <summary>Relates a ticket to another one, found by its number or by words of it, and takes a relation away.</summary>
[Route("staff/tickets/{number:int}/relations")]
public sealed class RelationsController(
    DeskDb db, CatalogCache catalogs, QueueCounts counts, TicketList list, RelateTickets relate, UnrelateTickets unrelate, IStringLocalizer<Texts> L) : StaffController
{
    private const int MostFound = 20;
    private const string Page = "~/Areas/Staff/Relations/New.cshtml";

    /// <param name="q">Words of the other ticket.</param>
    [HttpGet("new"), Needs(Right.Edit)]
    public async Task<IActionResult> New(int number, string? q, string? relation) =>
        await ModelAsync(number, new() { Relation = relation ?? "related", Other = q }) is { } model ? View(Page, model) : NotFound();

    [HttpPost(""), Needs(Right.Edit)]
    public async Task<IActionResult> Create(int number, RelationForm form)
    {
        if (form.Number is not { } other)
            return await SearchAsync(number, form);
        try
        {
            if (!ModelState.IsValid || RelationChoice.Parse(form.Relation) is not { } choice)
                ModelState.AddModelError("", L["This cannot be chosen any more."]);
            else if (!await relate.RunAsync(Act, number, choice, other, Cancellation))
                return NotFound();
            else
            {
                this.AddFlash(L["The ticket is related to #{0}.", other]);
                return RedirectToAction("Show", "Tickets", new { number });
            }
        }
        catch (Exception e) when (TicketRefusal.Of(e, L) is { } refusal)
        {
            ModelState.AddModelError("", refusal);
        }
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return await ModelAsync(number, form) is { } model ? View(Page, model) : NotFound();
    }

    [HttpPost("{id:long}/removal"), Needs(Right.Edit)]
    public async Task<IActionResult> Destroy(int number, long id)
    {
        try
        {
            if (!await unrelate.RunAsync(Act, number, id, Cancellation))
                return NotFound();
            this.AddFlash(L["The relation is taken away."]);
        }
        catch (Exception e) when (TicketRefusal.Of(e, L) is { } refusal)
        {
            this.AddFlash(refusal, FlashKind.Problem);
        }
        return RedirectToAction("Show", "Tickets", new { number });
    }

    // Not a number: words to look for, on a page of its own.
    private async Task<IActionResult> SearchAsync(int number, RelationForm form) =>
        await Act.TicketsFor(db, Right.Edit).AnyAsync(x => x.Number == number, Cancellation)
            ? LocalRedirect(Url.Content(string.Create(CultureInfo.InvariantCulture,
                $"~/staff/tickets/{number}/relations/new?q={Uri.EscapeDataString(form.Other ?? "")}&relation={Uri.EscapeDataString(form.Relation ?? "")}")))
            : NotFound();

    private async Task<NewModel?> ModelAsync(int number, RelationForm form)
    {
        var subject = await Act.TicketsFor(db, Right.Edit).Where(x => x.Number == number).Select(x => x.Subject).SingleOrDefaultAsync(Cancellation);
        if (subject is null)
            return null;
        var filter = TicketFilter.Of(new WordsTerm(form.Other ?? "", false));
        var found = string.IsNullOrWhiteSpace(form.Other) ? [] : (await list.PageAsync(Act, filter, null, Cancellation, MostFound)).Rows;
        var catalog = await catalogs.GetAsync(db, Cancellation);
        return new(number, subject, [.. found.Where(x => x.Number != number)], form, catalog, new Sidebar(await counts.GetAsync(Act, Cancellation), catalog));
    }
}
