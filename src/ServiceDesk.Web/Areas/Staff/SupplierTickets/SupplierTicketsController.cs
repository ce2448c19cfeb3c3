using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.Escalation;
using ServiceDesk.Tickets;
using ServiceDesk.Web.Areas.Staff.Shared;
using ServiceDesk.Web.SignIn;
using ServiceDesk.Web.Views.Shared;

namespace ServiceDesk.Web.Areas.Staff.SupplierTickets;

/// <summary>Hands a ticket on to a supplier: first the choice, then what of it the supplier will see, then it goes.</summary>
[Route("staff/tickets/{number:int}/supplier-tickets")]
public sealed class SupplierTicketsController(
    DeskDb db, CatalogCache catalogs, QueueCounts counts, SupplierLinks links, EscalateToSupplier escalate, EndSupplierTicket end, IStringLocalizer<Texts> L) : StaffController
{
    private const string Page = "~/Areas/Staff/SupplierTickets/New.cshtml";
    private const string PreviewPage = "~/Areas/Staff/SupplierTickets/Preview.cshtml";

    [HttpGet("new"), Needs(Right.EscalateToSupplier)]
    public async Task<IActionResult> New(int number) =>
        await ModelAsync(number, null) is { } model ? View(Page, model) : NotFound();

    /// <param name="change">The form again, instead of what would go.</param>
    [HttpPost("preview"), Needs(Right.EscalateToSupplier)]
    public async Task<IActionResult> Preview(int number, SupplierForm form, bool change)
    {
        if (await ModelAsync(number, form) is not { } model)
            return NotFound();
        try
        {
            if (change)
                return View(Page, model);
            if (model.SupplierName.Length == 0)
                ModelState.AddModelError("", L["Choose a supplier."]);
            if (ModelState.IsValid)
                return View(PreviewPage, model with { Letter = form.Request.WriteLetter(model.Ticket, db.Tenant.Info) });
        }
        catch (TicketRuleException e)
        {
            ModelState.AddModelError("", L[e.Pattern, [.. e.Words]]);
        }
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View(Page, model);
    }

    [HttpPost(""), Needs(Right.EscalateToSupplier)]
    public async Task<IActionResult> Create(int number, SupplierForm form)
    {
        try
        {
            if (ModelState.IsValid)
            {
                if (await escalate.RunAsync(Act, number, form.Request, Cancellation) is not { } supplier)
                    return NotFound();
                this.AddFlash(L["The ticket goes to {0}.", supplier]);
                return await ToTicketAsync(db, number);
            }
        }
        catch (Exception e) when (TicketRefusal.Of(e, L) is { } refusal)
        {
            ModelState.AddModelError("", refusal);
        }
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return await ModelAsync(number, form) is { } model ? View(Page, model) : NotFound();
    }

    /// <param name="id">Of the pair of tickets.</param>
    [HttpPost("{id:long}/end"), Needs(Right.Edit)]
    public async Task<IActionResult> Destroy(int number, long id)
    {
        try
        {
            if (!await end.RunAsync(Act, number, id, Cancellation))
                return NotFound();
            this.AddFlash(L["The two tickets are parted: nothing goes to and fro any more."]);
        }
        catch (DbUpdateConcurrencyException)
        {
            this.AddFlash(L["Somebody changed this ticket at the same moment. Look at the change, then try again."], FlashKind.Problem);
        }
        return await ToTicketAsync(db, number);
    }

    private async Task<NewModel?> ModelAsync(int number, SupplierForm? form)
    {
        if (await links.OfTicketAsync(Act, number, Cancellation) is not { } ticket)
            return null;
        var catalog = await catalogs.GetAsync(db, Cancellation);
        // What is most often wanted is chosen; the names of people and customers go only where somebody says so.
        return new(ticket, await links.SuppliersAsync(Cancellation), form ?? new()
        {
            Subject = ticket.Subject,
            Fields = [.. ticket.Fields.Select(x => x.Field).Where(x => x is not (SharedField.Requester or SharedField.Customer))],
            Messages = [.. ticket.Messages.Take(1).Select(x => x.Id)],
        }, new Sidebar(await counts.GetAsync(Act, Cancellation), catalog));
    }
}
