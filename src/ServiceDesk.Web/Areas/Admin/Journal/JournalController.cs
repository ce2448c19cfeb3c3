using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using ServiceDesk.Database;
using ServiceDesk.Intake;
using ServiceDesk.Outbox;
using ServiceDesk.Tickets;
using ServiceDesk.Web.Files;
using ServiceDesk.Web.Views.Shared;

namespace ServiceDesk.Web.Areas.Admin.Journal;

/// <summary>Every mail that came, and what became of it.</summary>
[Route("admin/journal")]
public sealed class JournalController(DeskDb db, JournalList list, TryMailAgain again, FileDoor door, IStringLocalizer<Texts> L) : AdminController
{
    [HttpGet("")]
    public async Task<ViewResult> Index(JournalState? state, string? from)
    {
        var only = state is { } given && Enum.IsDefined(given) ? state : null;
        return View(new IndexModel(only, await list.PageAsync(only, MailCursor.Parse(from), Cancellation)));
    }

    [HttpGet("{id:guid}/raw")]
    public async Task<IActionResult> Raw(Guid id)
    {
        var mail = await db.Journal.Where(x => x.Id == id && x.RawRemovedAt == null).Select(x => new { x.RawFile, x.TicketId }).SingleOrDefaultAsync(Cancellation);
        var known = db.Attachments.Where(x => mail != null && x.Message!.TicketId == mail.TicketId && x.Message.RawFile == mail.RawFile);
        return await door.ServeMailAsync(this, mail?.RawFile, known, $"{id:N}.eml.txt", Cancellation);
    }

    [HttpPost("{id:guid}/attempts")]
    public async Task<IActionResult> Attempt(Guid id)
    {
        if (!await again.RunAsync(Act, id, Cancellation))
            return NotFound();
        this.AddFlash(L["The mail is being placed again."]);
        return To($"journal");
    }
}
