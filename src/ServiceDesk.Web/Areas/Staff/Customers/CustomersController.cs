using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.People;
using ServiceDesk.Tickets;
using ServiceDesk.Tickets.Filters;
using ServiceDesk.Tickets.Lists;
using ServiceDesk.Web.Areas.Staff.Shared;
using ServiceDesk.Web.SignIn;
using ServiceDesk.Web.Views.Shared;

namespace ServiceDesk.Web.Areas.Staff.Customers;

/// <summary>Customers as staff work for them: each with its tickets (within the reader's scope), people, contracts and services (E2).</summary>
[Route("staff/customers")]
public sealed class CustomersController(
    DeskDb db, CatalogCache catalogs, QueueCounts counts, CustomerList list, CustomerDesk desk, TicketList tickets, NoteOnCustomer note, ShareRequests share, IStringLocalizer<Texts> L)
    : StaffController
{
    private const int TicketsShown = 25;

    [HttpGet(""), Needs(Right.Ticketing)]
    public async Task<ViewResult> Index(string? q, string? from) => View(new IndexModel(
        string.IsNullOrWhiteSpace(q) ? null : q.Trim(), await list.PageAsync(q, CustomerCursor.Parse(from), Cancellation), await SidebarAsync()));

    [HttpGet("{id:long}"), Needs(Right.Ticketing)]
    public async Task<IActionResult> Show(long id) =>
        await ModelAsync(id, null) is { } model ? View(model) : NotFound();

    [HttpPost("{id:long}/note"), Needs(Right.Edit)]
    public async Task<IActionResult> Update(long id, NoteForm form)
    {
        if (ModelState.IsValid)
            switch (await note.RunAsync(Act, id, form.Note, form.Was, Cancellation))
            {
                case true:
                    this.AddFlash(L["Saved."]);
                    return RedirectToAction(nameof(Show), new { id });
                case null:
                    return NotFound();
                default:
                    ModelState.AddModelError("", L["Somebody changed this note at the same moment. Take what is new from below, then save again."]);
                    break;
            }
        if (await ModelAsync(id, form) is not { } model)
            return NotFound();
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View(nameof(Show), model);
    }

    [HttpPost("{id:long}/sharing"), Needs(Right.Edit)]
    public async Task<IActionResult> Share(long id, RequestSharing sharing)
    {
        if (!ModelState.IsValid || !await share.RunAsync(Act, id, sharing, Cancellation))
            return NotFound();
        this.AddFlash(L["Saved."]);
        return RedirectToAction(nameof(Show), new { id });
    }

    private async Task<ShowModel?> ModelAsync(long id, NoteForm? sent)
    {
        if (await desk.FindAsync(id, Cancellation) is not { } view)
            return null;
        var open = TicketFilter.Of(new ChoiceTerm(ChoiceField.Customer, [id]), new StateTerm(TicketState.Active));
        var now = view.Customer.Note;
        return new(
            view, await tickets.PageAsync(Act, open, null, Cancellation, TicketsShown), new() { Note = sent is null ? now : sent.Note, Was = now },
            Contract.DayAt(Act.At, db.Tenant.Info), await SidebarAsync());
    }

    private async Task<Sidebar> SidebarAsync() =>
        new(await counts.GetAsync(Act, Cancellation), await catalogs.GetAsync(db, Cancellation), Sidebar.Customers);
}
