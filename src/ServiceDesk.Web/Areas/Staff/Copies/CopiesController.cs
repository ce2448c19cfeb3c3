using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.Relations;
using ServiceDesk.Tickets;
using ServiceDesk.Web.Areas.Staff.Shared;
using ServiceDesk.Web.SignIn;
using ServiceDesk.Web.Views.Shared;

namespace ServiceDesk.Web.Areas.Staff.Copies;

/// <summary>Opens a ticket for each of several customers about the same thing, and relates them to the one at hand.</summary>
[Route("staff/tickets/{number:int}/copies")]
public sealed class CopiesController(
    DeskDb db, CatalogCache catalogs, QueueCounts counts, CopyChoices choices, OpenCopies open, IStringLocalizer<Texts> L) : StaffController
{
    private const string Page = "~/Areas/Staff/Copies/New.cshtml";

    /// <param name="q">A part of the customers' names; empty: those with a contract in force.</param>
    [HttpGet(""), Needs(Right.CreateCustomerTickets)]
    public async Task<IActionResult> New(int number, string? q) => await ModelAsync(number, q, null) is { } model ? View(Page, model) : NotFound();

    [HttpPost(""), Needs(Right.CreateCustomerTickets)]
    public async Task<IActionResult> Create(int number, CopiesForm form)
    {
        if (ModelState.IsValid && RelationChoice.Parse(form.Relation) is { } relation)
            try
            {
                var copies = new ServiceDesk.Relations.Copies(form.Subject!, new(form.Text!.ReplaceLineEndings("\n")), [.. form.People.OfType<long>()], relation, form.TellsRequesters);
                if (await open.RunAsync(Act, number, copies, Cancellation) is not { } opened)
                    return NotFound();
                this.AddFlash(L["Opened: {0}.", string.Join(", ", opened.Select(x => $"#{x}"))]);
                return RedirectToAction("Show", "Tickets", new { number });
            }
            catch (Exception e) when (TicketRefusal.Of(e, L) is { } refusal)
            {
                ModelState.AddModelError("", refusal);
            }
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return await ModelAsync(number, form.Q, form) is { } model ? View(Page, model) : NotFound();
    }

    private async Task<NewModel?> ModelAsync(int number, string? q, CopiesForm? form)
    {
        if (await choices.FindAsync(Act, number, q, Cancellation) is not { } customers)
            return null;
        if (form is null)
        {
            var ticket = await Act.TicketsFor(db, Right.Edit).Where(x => x.Number == number)
                .Select(x => new { x.Subject, Text = x.Messages.Where(m => m.Kind == MessageKind.Public).OrderByDescending(m => m.AuthorId == x.RequesterId).ThenBy(m => m.Id).Select(m => m.Text).FirstOrDefault() }).SingleAsync(Cancellation);
            form = new() { Subject = ticket.Subject, Text = ticket.Text, Q = q, People = [.. customers.Where(x => x.HasContract && x.People.Count > 0).Select(x => (long?)x.People[0].Id)] };
        }
        var catalog = await catalogs.GetAsync(db, Cancellation);
        return new(number, customers, form, catalog, new Sidebar(await counts.GetAsync(Act, Cancellation), catalog));
    }
}
