using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.Escalation;
using ServiceDesk.Tickets;
using ServiceDesk.Web.Areas.Staff.Shared;
using ServiceDesk.Web.SignIn;
using ServiceDesk.Web.Views.Shared;

namespace ServiceDesk.Web.Areas.Staff.SupplierTickets;

/// <summary>Opens a ticket at a supplier without a customer's (E13).</summary>
[Route("staff/supplier-tickets")]
public sealed class RaisedTicketsController(DeskDb db, CatalogCache catalogs, QueueCounts counts, SupplierLinks links, RaiseSupplierTicket raise, IStringLocalizer<Texts> L) : StaffController
{
    private const string Page = "~/Areas/Staff/SupplierTickets/Raise.cshtml";

    [HttpGet("new"), Needs(Right.RaiseSupplierTicket)]
    public async Task<ViewResult> New() => View(Page, await ModelAsync(new()));

    [HttpPost(""), Needs(Right.RaiseSupplierTicket)]
    public async Task<IActionResult> Create(RaiseForm form)
    {
        try
        {
            if (ModelState.IsValid)
            {
                if (await raise.RunAsync(Act, form.LinkId, form.Subject, form.Text ?? "", [], Cancellation) is not { } number)
                    return NotFound();
                this.AddFlash(L["The ticket goes to the supplier; this is your half of it."]);
                return await ToTicketAsync(db, number);
            }
        }
        catch (TicketRuleException e)
        {
            ModelState.AddModelError("", L[e.Pattern, [.. e.Words]]);
        }
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View(Page, await ModelAsync(form));
    }

    private async Task<RaiseModel> ModelAsync(RaiseForm form) => new(
        await links.SuppliersAsync(Cancellation), form, new Sidebar(await counts.GetAsync(Act, Cancellation), await catalogs.GetAsync(db, Cancellation)));
}
