using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using ServiceDesk.Timers;
using ServiceDesk.Web.Views.Shared;

namespace ServiceDesk.Web.Areas.Admin.Calendars;

/// <summary>Takes a calendar out of use, and brings it back.</summary>
[Route("admin/calendars/{id:long}")]
public sealed class CalendarArchivingController(ArchiveCalendar archive, IStringLocalizer<Texts> L) : AdminController
{
    [HttpPost("archiving")]
    public async Task<IActionResult> Create(long id) => Answer(await archive.RunAsync(Act, id, isArchived: true, Cancellation), L["The calendar is archived."]);

    [HttpPost("restoration")]
    public async Task<IActionResult> Destroy(long id) => Answer(await archive.RunAsync(Act, id, isArchived: false, Cancellation), L["The calendar is in use again."]);

    private IActionResult Answer(CalendarOutcome outcome, string done)
    {
        if (outcome == CalendarOutcome.NotFound)
            return NotFound();
        if (outcome == CalendarOutcome.IsDefault)
            this.AddFlash(L["A desk has a default calendar; make another one the default instead."], FlashKind.Problem);
        else
            this.AddFlash(done);
        return To($"calendars");
    }
}
