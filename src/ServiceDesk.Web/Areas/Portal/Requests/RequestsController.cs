using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using ServiceDesk.Database;
using ServiceDesk.Dispatch;
using ServiceDesk.People;
using ServiceDesk.Tickets;
using ServiceDesk.Web.Forms;
using ServiceDesk.Web.Views.Shared;

namespace ServiceDesk.Web.Areas.Portal.Requests;

/// <summary>The requests of whoever is signed in: those that they opened or take part in.</summary>
public sealed class RequestsController(
    DeskDb db, CatalogCache catalogs, TicketList list, RequestPage page, OpenTicket open, IStringLocalizer<Texts> L) : PortalController
{
    private const int PageSize = 25;

    [HttpGet("")]
    public async Task<IActionResult> Index(string? show, string? from)
    {
        var ended = show == IndexModel.EndedValue;
        var filter = new TicketFilter { Activity = ended ? Activity.Ended : Activity.Active };
        var rows = await list.PageAsync(Act, filter, PageCursor.Parse(from), Cancellation, PageSize);
        return View(new IndexModel(rows, await catalogs.GetAsync(db, Cancellation), ended));
    }

    [HttpGet("requests/{number:int}")]
    public async Task<IActionResult> Show(int number) =>
        await page.FindAsync(Act, number, RequestAddresses.OfPortal(Url, number), new(), Cancellation) is { } model ? View(model) : NotFound();

    [HttpGet("requests/new")]
    public async Task<IActionResult> New() => View(await NewAsync(new()));

    [HttpPost("requests")]
    public async Task<IActionResult> Create(NewForm form)
    {
        var model = await NewAsync(form);
        if (form.QueueId is { } queue && model.Queues.All(x => x.Id != queue))
            ModelState.AddModelError($"{nameof(form)}.{nameof(form.QueueId)}", L["This cannot be chosen any more."]);
        foreach (var (field, _, _) in model.Choices.Where(x => x.Chosen is { } id && x.Entries.All(entry => entry.Id != id)))
            ModelState.AddModelError($"{nameof(form)}.{field}", L["This cannot be chosen any more."]);
        if (!ModelState.IsValid)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return View(nameof(New), model);
        }
        var ticket = await open.RunAsync(Act, new(form.Subject, new(form.Text), await db.People.SingleAsync(x => x.Id == Act.PersonId, Cancellation))
        {
            QueueId = form.QueueId,
            CategoryId = form.CategoryId,
            TypeId = form.TypeId,
            ProductId = form.ProductId,
            Files = UploadedFiles.Of(form.Files),
        }, Cancellation);
        this.AddFlash(L["Your request was received; its number is {0}.", ticket.Number]);
        return RedirectToAction(nameof(Show), new { number = ticket.Number });
    }

    private async Task<NewModel> NewAsync(NewForm form)
    {
        var catalog = await catalogs.GetAsync(db, Cancellation);
        return new(form, [.. catalog.Queues.Where(x => x.IsOffered)], catalog);
    }
}
