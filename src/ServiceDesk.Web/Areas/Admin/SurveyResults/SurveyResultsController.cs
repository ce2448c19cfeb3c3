using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using ServiceDesk.Database;
using ServiceDesk.People;
using ServiceDesk.Surveys;
using ServiceDesk.Tenants;
using ServiceDesk.Tickets;
using ServiceDesk.Web.Views.Shared;

namespace ServiceDesk.Web.Areas.Admin.SurveyResults;

/// <summary>What requesters have answered, and whether they are asked.</summary>
[Route("admin/survey")]
public sealed class SurveyResultsController(
    DeskDb db, CatalogCache catalogs, SurveyFigures figures, ChangeSurvey change, IStringLocalizer<Texts> L) : AdminController
{
    private const int Usually = 12;
    private const int Most = 120;

    [HttpGet("")]
    public async Task<ViewResult> Index(SurveyGrouping by, int? months) => View(await ModelAsync(
        Enum.IsDefined(by) ? by : SurveyGrouping.Agent, months is >= 0 and <= Most ? months.Value : Usually));

    [HttpPost("")]
    public async Task<IActionResult> Update(SurveyForm form)
    {
        if (!await change.RunAsync(Act, form.Icons, Cancellation))
        {
            ModelState.AddModelError($"{nameof(form)}.{nameof(form.Icons)}", L["Choose three icons, five, or nothing."]);
            return Again(nameof(Index), await ModelAsync(SurveyGrouping.Agent, Usually));
        }
        this.AddFlash(form.Icons == 0 ? L["Requesters are not asked any more."] : L["Requesters are asked from now on."]);
        return To($"survey");
    }

    private async Task<IndexModel> ModelAsync(SurveyGrouping by, int months)
    {
        var today = Contract.DayAt(Act.At, db.Tenant.Info);
        var from = months == 0 ? 0 : SurveyAnswer.MonthOf(today.AddMonths(1 - months));
        var found = await figures.ReadAsync(by, from, SurveyAnswer.MonthOf(today), Cancellation);
        var catalog = await catalogs.GetAsync(db, Cancellation);
        var rows = found.Select(x => new ResultRow(NameOf(by, x.Key, catalog), x));
        var icons = await db.Tenants.Where(x => x.Id == Act.TenantId).Select(x => x.SurveyIcons).SingleAsync(Cancellation);
        return new(by, months,
            [.. by == SurveyGrouping.Month ? rows.OrderByDescending(x => x.Result.Key) : rows.OrderBy(x => x.Result.Key is null).ThenBy(x => x.Name, StringComparer.CurrentCulture)],
            [.. found.GroupBy(x => x.Of).OrderBy(x => x.Key).Select(x => SurveyResult.Together([.. x]))],
            new() { Icons = icons });
    }

    private string NameOf(SurveyGrouping by, long? key, Catalog catalog) => by switch
    {
        _ when key is null => by == SurveyGrouping.Agent ? L["Nobody"] : L["None"],
        SurveyGrouping.Agent => catalog.StaffName(key) ?? "",
        SurveyGrouping.Group => catalog.GroupName(key) is { } group ? L[group] : "",
        SurveyGrouping.Queue => L[catalog.QueueName(key.Value)],
        _ => new DateOnly((int)key / 100, (int)key % 100, 1).ToString("MMMM yyyy", CultureInfo.CurrentCulture),
    };
}
