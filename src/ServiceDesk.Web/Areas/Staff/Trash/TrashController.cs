using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.Tenants;
using ServiceDesk.Tickets;
using ServiceDesk.Tickets.Lists;
using ServiceDesk.Trash;
using ServiceDesk.Web.Areas.Staff.Shared;
using ServiceDesk.Web.SignIn;
using ServiceDesk.Web.Views.Shared;

namespace ServiceDesk.Web.Areas.Staff.Trash;

/// <summary>Moves tickets to the trash, shows what lies there and takes it back.</summary>
public sealed class TrashController(
    DeskDb db, CatalogCache catalogs, QueueCounts counts, TrashList list, TrashTicket trash, RestoreTicket restore, ChangeTrashDays change, IStringLocalizer<Texts> L)
    : StaffController
{
    private const string Page = "~/Areas/Staff/Trash/Index.cshtml";

    [HttpGet("staff/trash"), Needs(Right.Delete)]
    public async Task<ViewResult> Index(string? from) => View(Page, await ModelAsync(from, null));

    [HttpPost("staff/tickets/{number:int}/trash"), Needs(Right.Delete)]
    public async Task<IActionResult> Create(int number, string? reason)
    {
        try
        {
            if (!await trash.RunAsync(Act, number, reason, Cancellation))
                return NotFound();
            this.AddFlash(L["Ticket {0} is in the trash.", number]);
            return LocalRedirect(Url.Content("~/staff/trash"));
        }
        catch (Exception e) when (TicketRefusal.Of(e, L) is { } refusal)
        {
            this.AddFlash(refusal, FlashKind.Problem);
        }
        return RedirectToAction("Show", "Tickets", new { number });
    }

    [HttpPost("staff/trash/{number:int}/restoration"), Needs(Right.Delete)]
    public async Task<IActionResult> Restore(int number)
    {
        try
        {
            if (!await restore.RunAsync(Act, number, Cancellation))
                return NotFound();
            this.AddFlash(L["Ticket {0} is back.", number]);
        }
        catch (DbUpdateConcurrencyException)
        {
            this.AddFlash(L["Somebody changed this ticket at the same moment. Look at the change, then try again."], FlashKind.Problem);
            return LocalRedirect(Url.Content("~/staff/trash"));
        }
        return RedirectToAction("Show", "Tickets", new { number });
    }

    [HttpPost("staff/trash/days"), Needs(Right.Settings)]
    public async Task<IActionResult> Update(TrashForm form)
    {
        if (!ModelState.IsValid)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return View(Page, await ModelAsync(null, form));
        }
        await change.RunAsync(Act, form.Days, Cancellation);
        this.AddFlash(L["Saved."]);
        return LocalRedirect(Url.Content("~/staff/trash"));
    }

    private async Task<TrashModel> ModelAsync(string? from, TrashForm? form)
    {
        var days = await db.Tenants.Where(x => x.Id == Act.TenantId).Select(x => x.TrashDays).SingleAsync(Cancellation);
        return new(
            await list.PageAsync(Act, PageCursor.Parse(from), Cancellation), days, Act.Allows(Right.Settings), form ?? new() { Days = days },
            new Sidebar(await counts.GetAsync(Act, Cancellation), await catalogs.GetAsync(db, Cancellation), Sidebar.Trash));
    }
}
