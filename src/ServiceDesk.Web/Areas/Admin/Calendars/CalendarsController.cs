using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using ServiceDesk.Calendars;
using ServiceDesk.Database;
using ServiceDesk.Timers;
using ServiceDesk.Web.Views.Shared;

namespace ServiceDesk.Web.Areas.Admin.Calendars;

/// <summary>When the desk works.</summary>
[Route("admin/calendars")]
public sealed class CalendarsController(DeskDb db, IStringLocalizer<Texts> L) : AdminController
{
    [HttpGet("")]
    public async Task<ViewResult> Index()
    {
        var calendars = await db.Calendars.AsNoTracking().OrderBy(x => x.Name).ToListAsync(Cancellation);
        return View(new IndexModel([.. calendars.Select(x => new CalendarRow(x.Id, x.Name, x.Read().TimeZone, x.Read().IsOpen(Act.At), x.IsDefault, x.ArchivedAt))]));
    }

    [HttpGet("new")]
    public ViewResult New() => View(new FormModel(null, new() { TimeZone = db.Tenant.Info.TimeZone }));

    [HttpPost("")]
    public Task<IActionResult> Create(CalendarForm form, [FromServices] CreateCalendar create) =>
        SaveAsync(null, form, () => create.RunAsync(Act, form.Input, Cancellation));

    [HttpGet("{id:long}")]
    public async Task<IActionResult> Show(long id) => await FindAsync(id) is { } calendar ? View(new FormModel(calendar, CalendarForm.Of(calendar))) : NotFound();

    [HttpPost("{id:long}")]
    public async Task<IActionResult> Update(long id, CalendarForm form, [FromServices] ChangeCalendar change) =>
        await FindAsync(id) is { } calendar ? await SaveAsync(calendar, form, () => change.RunAsync(Act, id, form.Input, Cancellation)) : NotFound();

    private Task<Calendar?> FindAsync(long id) => db.Calendars.AsNoTracking().SingleOrDefaultAsync(x => x.Id == id && x.ArchivedAt == null, Cancellation);

    private async Task<IActionResult> SaveAsync(Calendar? calendar, CalendarForm form, Func<Task<CalendarOutcome>> save)
    {
        var view = calendar is null ? nameof(New) : nameof(Show);
        if (!ModelState.IsValid)
            return Again(view, new FormModel(calendar, form));
        try
        {
            switch (await save())
            {
                case CalendarOutcome.Done:
                    this.AddFlash(L["The calendar is saved."]);
                    return To($"calendars");
                case CalendarOutcome.NotFound:
                    return NotFound();
                case CalendarOutcome.NameTaken:
                    ModelState.AddModelError($"{nameof(form)}.{nameof(form.Name)}", L["Another calendar has this name, perhaps an archived one."]);
                    break;
                case CalendarOutcome.IsDefault:
                    ModelState.AddModelError($"{nameof(form)}.{nameof(form.IsDefault)}", L["A desk has a default calendar; make another one the default instead."]);
                    break;
            }
        }
        catch (CalendarException e)
        {
            ModelState.AddModelError("", e.Message);
        }
        return Again(view, new FormModel(calendar, form));
    }
}
