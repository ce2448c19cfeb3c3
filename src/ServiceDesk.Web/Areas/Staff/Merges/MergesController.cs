using System.Globalization;
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

namespace ServiceDesk.Web.Areas.Staff.Merges;

/// <summary>Merges a ticket into another one, after a look at what that means, and takes it back.</summary>
[Route("staff/tickets/{number:int}/merge")]
public sealed class MergesController(
    DeskDb db, CatalogCache catalogs, QueueCounts counts, MergeTickets merge, UnmergeTickets unmerge, IStringLocalizer<Texts> L) : StaffController
{
    private const string Page = "~/Areas/Staff/Merges/New.cshtml";

    /// <param name="into">The number of the ticket that takes it in; null: nobody has said yet.</param>
    [HttpGet(""), Needs(Right.Edit)]
    public async Task<IActionResult> New(int number, string? into)
    {
        if (await ModelAsync(number, into) is not { } model)
            return NotFound();
        if (!string.IsNullOrWhiteSpace(into) && model.Goal is null)
            ModelState.AddModelError("", L["There is no ticket {0} here.", into]);
        return View(Page, model);
    }

    [HttpPost(""), Needs(Right.Edit)]
    public async Task<IActionResult> Create(int number, string? into)
    {
        try
        {
            if (NumberOf(into) is not { } goal)
                ModelState.AddModelError("", L["There is no ticket {0} here.", into ?? ""]);
            else if (!await merge.RunAsync(Act, number, goal, Cancellation))
                return NotFound();
            else
            {
                this.AddFlash(L["Ticket {0} was merged into this one. Nobody was told.", number]);
                return RedirectToAction("Show", "Tickets", new { number = goal });
            }
        }
        catch (Exception e) when (TicketRefusal.Of(e, L) is { } refusal)
        {
            ModelState.AddModelError("", refusal);
        }
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return await ModelAsync(number, into) is { } model ? View(Page, model) : NotFound();
    }

    [HttpPost("removal"), Needs(Right.Edit)]
    public async Task<IActionResult> Destroy(int number)
    {
        try
        {
            if (!await unmerge.RunAsync(Act, number, Cancellation))
                return NotFound();
            this.AddFlash(L["The merge is taken back."]);
        }
        catch (Exception e) when (TicketRefusal.Of(e, L) is { } refusal)
        {
            this.AddFlash(refusal, FlashKind.Problem);
        }
        return RedirectToAction("Show", "Tickets", new { number });
    }

    private static int? NumberOf(string? text) =>
        int.TryParse((text ?? "").Trim().TrimStart('#'), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private async Task<NewModel?> ModelAsync(int number, string? into)
    {
        if (await SideAsync(number) is not { } ticket)
            return null;
        var goal = NumberOf(into) is { } other && other != number ? await SideAsync(other) : null;
        var catalog = await catalogs.GetAsync(db, Cancellation);
        return new(ticket, goal, into, catalog, new Sidebar(await counts.GetAsync(Act, Cancellation), catalog));
    }

    private Task<MergeSide?> SideAsync(int number) => Act.TicketsFor(db, Right.Edit).Where(x => x.Number == number).Select(x => new MergeSide(
        x.Number, x.Subject, x.StatusId, x.Requester!.Name, x.Requester.Address, x.RequesterId, x.CustomerId, x.Customer!.Name, x.Messages.Count)).SingleOrDefaultAsync(Cancellation);
}
