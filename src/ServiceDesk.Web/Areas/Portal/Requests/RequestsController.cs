using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using ServiceDesk.Database;
using ServiceDesk.Dispatch;
using ServiceDesk.Partners;
using ServiceDesk.People;
using ServiceDesk.Tickets;
using ServiceDesk.Tickets.Filters;
using ServiceDesk.Tickets.Lists;
using ServiceDesk.Web.Forms;
using ServiceDesk.Web.Views.Shared;

namespace ServiceDesk.Web.Areas.Portal.Requests;

/// <summary>
/// The requests of whoever is signed in: those that they opened or take part in, and in lists of their own those of their organisation
/// and of the customers under the partner that they work for.
/// </summary>
public sealed class RequestsController(
    DeskDb db, CatalogCache catalogs, TicketList list, RequestPage page, OpenTicket open, SubmitForCustomer submit, PortalSights sights, IStringLocalizer<Texts> L) : PortalController
{
    private const int PageSize = 25;

    [HttpGet("")]
    public async Task<IActionResult> Index(IndexQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        var sight = await sights.OfAsync(Act.PersonId, Cancellation);
        var among = query.List switch
        {
            Whose.Organisation => sight.Organisation?.Tickets(db),
            Whose.Customers => sight.Partner?.Tickets(db),
            _ => null,
        };
        // What somebody may not see does not exist, and neither does its list.
        if (among is null && query.List != Whose.Mine)
            return NotFound();
        var targets = query.List == Whose.Customers ? await sights.TargetsAsync(sight.Partner!, Cancellation) : [];
        var rows = await list.PageAsync(
            Act, TicketFilter.Of([new StateTerm(query.Ended ? TicketState.Ended : TicketState.Active), .. Narrowing(query, targets)]), PageCursor.Parse(query.From), Cancellation, PageSize, among: among);
        return View(new IndexModel(rows, await catalogs.GetAsync(db, Cancellation), query, sight, targets));
    }

    [HttpGet("requests/{number:int}")]
    public async Task<IActionResult> Show(int number)
    {
        if (await page.FindAsync(Act, number, RequestAddresses.OfPortal(Url, number), new(), Cancellation) is not { } model)
            return NotFound();
        return await page.FindGoalAsync(Act, model, Cancellation) is { } goal ? RedirectToAction(nameof(Show), new { number = goal }) : View(model);
    }

    /// <param name="for">As <see cref="NewForm.For"/>.</param>
    [HttpGet("requests/new")]
    public async Task<IActionResult> New(string? @for) => View(await NewAsync(new() { For = @for }));

    [HttpPost("requests")]
    public async Task<IActionResult> Create(NewForm form)
    {
        var model = await NewAsync(form);
        if (form.QueueId is { } queue && model.Queues.All(x => x.Id != queue))
            ModelState.AddModelError($"{nameof(form)}.{nameof(form.QueueId)}", L["This cannot be chosen any more."]);
        foreach (var (field, _, _) in model.Choices.Where(x => x.Chosen is { } id && x.Entries.All(entry => entry.Id != id)))
            ModelState.AddModelError($"{nameof(form)}.{field}", L["This cannot be chosen any more."]);
        foreach (var (name, problem) in CustomFieldChecks.Check(model.Asked, form.Fields, $"{nameof(form)}.{nameof(form.Fields)}", L))
            ModelState.AddModelError(name, problem);
        if (!ModelState.IsValid)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return View(nameof(New), model);
        }
        var input = new NewTicket(form.Subject, new(form.Text), await db.People.SingleAsync(x => x.Id == Act.PersonId, Cancellation))
        {
            QueueId = form.QueueId,
            CategoryId = form.CategoryId,
            TypeId = form.TypeId,
            ProductId = form.ProductId,
            Fields = CustomFieldChecks.Of(model.Asked, form.Fields),
            Files = UploadedFiles.Of(form.Files),
        };
        try
        {
            var ticket = string.IsNullOrEmpty(form.For) ? await open.RunAsync(Act, input, Cancellation) : await submit.RunAsync(Act, form.For, input, Cancellation);
            if (ticket is null)
                return NotFound();
            this.AddFlash(L["Your request was received; its number is {0}.", ticket.Number]);
            return RedirectToAction(nameof(Show), new { number = ticket.Number });
        }
        catch (TicketRuleException e)
        {
            ModelState.AddModelError("", L[e.Pattern, [.. e.Words]]);
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return View(nameof(New), model);
        }
    }

    private static IEnumerable<FilterTerm> Narrowing(IndexQuery query, IReadOnlyList<RequestTarget> targets)
    {
        if (targets.FirstOrDefault(x => x.Key == query.For) is not { } chosen)
            yield break;
        yield return chosen.SystemId is { } system ? new ChoiceTerm(ChoiceField.System, [system]) : new ChoiceTerm(ChoiceField.Customer, [chosen.CustomerId]);
    }

    private async Task<NewModel> NewAsync(NewForm form)
    {
        var catalog = await catalogs.GetAsync(db, Cancellation);
        var sight = await sights.OfAsync(Act.PersonId, Cancellation);
        return new(form, [.. catalog.Queues.Where(x => x.IsOffered)], catalog)
        {
            Targets = sight.Partner is { MaySubmit: true } partner ? await sights.TargetsAsync(partner, Cancellation) : [],
        };
    }
}
