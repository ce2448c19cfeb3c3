using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.Tickets;
using ServiceDesk.Tickets.Filters;
using ServiceDesk.Tickets.SavedViews;
using ServiceDesk.Web.Areas.Staff.Shared;
using ServiceDesk.Web.Areas.Staff.Tickets;
using ServiceDesk.Web.SignIn;
using ServiceDesk.Web.Views.Shared;

namespace ServiceDesk.Web.Areas.Staff.SavedViews;

/// <summary>Lists with a name in the menu of one person, of a group or of all staff.</summary>
[Route("staff/views")]
public sealed class SavedViewsController(
    DeskDb db, CatalogCache catalogs, QueueCounts counts, ListPage page, FilterReader filters, IStringLocalizer<Texts> L) : StaffController
{
    /// <param name="query">The list that is to be kept.</param>
    [HttpGet("new"), Needs(Right.Ticketing)]
    public async Task<ActionResult> New(ListQuery query)
    {
        if (await page.UnderstandAsync(Act, query, Cancellation) is not { } list)
            return NotFound();
        return View(await ModelAsync(null, new()
        {
            Filter = list.Text,
            Sort = list.Query.Sort is null ? list.View.Saved?.Sort : list.Sort.ToString(),
            Grouping = list.Grouping?.ToString().ToLowerInvariant(),
        }));
    }

    [HttpPost(""), Needs(Right.Ticketing)]
    public async Task<ActionResult> Create(ViewForm form, [FromServices] CreateSavedView use)
    {
        if (await ReadAsync(form) is { } filter)
        {
            var (outcome, id) = await use.RunAsync(Act, form.Input(filter), Cancellation);
            if (outcome == ViewOutcome.Done)
                return Done(id, L["The view is in the menu."]);
            AddProblem(outcome);
        }
        return await AgainAsync(nameof(New), null, form);
    }

    /// <param name="query">The list as it is shown now: what of it differs from the view is proposed.</param>
    [HttpGet("{id:long}"), Needs(Right.Ticketing)]
    public async Task<ActionResult> Show(long id, ListQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        if (await FindAsync(id) is not { } view || await page.UnderstandAsync(Act, query with { View = Key(id) }, Cancellation) is not { } list)
            return NotFound();
        var form = ViewForm.Of(view, list.Text);
        return View(await ModelAsync(view, new()
        {
            Name = form.Name,
            Filter = form.Filter,
            Sort = list.Query.Sort is null ? form.Sort : list.Sort.ToString(),
            Grouping = list.Grouping?.ToString().ToLowerInvariant(),
            For = form.For,
            HasColumns = form.HasColumns,
            Columns = form.Columns,
        }));
    }

    [HttpPost("{id:long}"), Needs(Right.Ticketing)]
    public async Task<ActionResult> Update(long id, ViewForm form, [FromServices] ChangeSavedView use)
    {
        if (await FindAsync(id) is not { } view)
            return NotFound();
        if (await ReadAsync(form) is { } filter)
        {
            var outcome = await use.RunAsync(Act, id, form.Input(filter), Cancellation);
            if (outcome == ViewOutcome.NotFound)
                return NotFound();
            if (outcome == ViewOutcome.Done)
                return Done(id, L["The view is saved."]);
            AddProblem(outcome);
        }
        return await AgainAsync(nameof(Show), view, form);
    }

    [HttpPost("{id:long}/removal"), Needs(Right.Ticketing)]
    public async Task<ActionResult> Destroy(long id, [FromServices] DeleteSavedView use)
    {
        if (!await use.RunAsync(Act, id, Cancellation))
            return NotFound();
        this.AddFlash(L["The view is gone from the menu. Its tickets are where they were."]);
        return LocalRedirect(Url.Content("~/staff/tickets"));
    }

    private static string Key(long id) => id.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private async Task<SavedView?> FindAsync(long id)
    {
        var catalog = await catalogs.GetAsync(db, Cancellation);
        return catalog.SavedViews.FirstOrDefault(x => x.Id == id && x.MayBeChangedBy(Act, catalog.Groups));
    }

    private LocalRedirectResult Done(long id, string text)
    {
        this.AddFlash(text);
        return LocalRedirect(new ListQuery { View = Key(id) }.Address(Url.Content("~/staff/tickets")));
    }

    /// <returns>Null where the form is refused.</returns>
    private async Task<TicketFilter?> ReadAsync(ViewForm form)
    {
        var reading = await filters.ReadAsync(form.Filter, page.Language, Cancellation);
        foreach (var problem in reading.Problems)
            ModelState.AddModelError($"{nameof(FormModel.Form)}.{nameof(ViewForm.Filter)}", L[problem.Pattern, [.. problem.Words]]);
        return ModelState.IsValid ? reading.Filter : null;
    }

    private void AddProblem(ViewOutcome outcome) => ModelState.AddModelError("", outcome switch
    {
        ViewOutcome.TooMany => L["There are {0} such views already: delete one that nobody needs.", CreateSavedView.Most],
        ViewOutcome.TooLong => L["The filter is too long to be kept: leave something out."],
        _ => L["Views for these are made by others: by members of the group, or by an administrator."],
    });

    private async Task<ActionResult> AgainAsync(string view, SavedView? saved, ViewForm form)
    {
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View(view, await ModelAsync(saved, form));
    }

    private async Task<FormModel> ModelAsync(SavedView? view, ViewForm form)
    {
        var catalog = await catalogs.GetAsync(db, Cancellation);
        return new(view, form, Act, catalog, new Sidebar(await counts.GetAsync(Act, Cancellation), catalog, view is null ? "" : Sidebar.OfView(view.Id)));
    }
}
