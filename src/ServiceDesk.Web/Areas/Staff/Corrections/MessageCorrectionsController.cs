using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.Tickets;
using ServiceDesk.Tickets.Corrections;
using ServiceDesk.Web.Areas.Staff.Shared;
using ServiceDesk.Web.Forms;
using ServiceDesk.Web.SignIn;
using ServiceDesk.Web.Views.Shared;

namespace ServiceDesk.Web.Areas.Staff.Corrections;

/// <summary>Corrects the words and files of a message; what stood before is kept.</summary>
[Route("staff/messages/{id:long}/correction")]
public sealed class MessageCorrectionsController(
    DeskDb db, TicketReader reader, CatalogCache catalogs, QueueCounts counts, CorrectMessage correct, IStringLocalizer<Texts> L) : StaffController
{
    private const string Page = "~/Areas/Staff/Corrections/CorrectMessage.cshtml";

    [HttpGet(""), Needs(Right.Edit)]
    public async Task<IActionResult> New(long id)
    {
        if (await FindAsync(id) is not var (number, message))
            return NotFound();
        return View(Page, await ModelAsync(number, message, new()
        {
            Text = message.Text,
            Html = message.Html,
            Withdrawn = [.. message.Attachments.Where(x => x.WithdrawnAt is not null).Select(x => x.Id)],
            Seen = Stamp(message.CorrectedAt),
        }));
    }

    [HttpPost(""), Needs(Right.Edit)]
    public async Task<IActionResult> Create(long id, CorrectMessageForm form)
    {
        if (await FindAsync(id) is not var (number, message))
            return NotFound();
        if (ModelState.IsValid)
            try
            {
                var seen = form.Seen is { } stamp ? new DateTime(stamp * TimeSpan.TicksPerMicrosecond, DateTimeKind.Utc) : (DateTime?)null;
                var why = string.IsNullOrWhiteSpace(form.Why) ? null : form.Why.Trim();
                if (await correct.RunAsync(Act, id, new(Words(message, form), form.Withdrawn, why, seen), Cancellation) is null)
                    return NotFound();
                this.AddFlash(L["The message is corrected."]);
                return RedirectToAction("Show", "Tickets", new { number });
            }
            catch (TicketRuleException e)
            {
                ModelState.AddModelError("", L[e.Pattern, [.. e.Words]]);
            }
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View(Page, await ModelAsync(number, message, form));
    }

    // What was sent back as it was shown changes nothing.
    private static NewText? Words(MessageView message, CorrectMessageForm form)
    {
        var words = WrittenText.Read(form.Text, form.Html);
        return words.Html is { } html ? html == message.Html ? null : words : words.Text == message.Text.ReplaceLineEndings("\n").Trim() ? null : words;
    }

    private async Task<(int Number, MessageView Message)?> FindAsync(long id)
    {
        var tickets = Act.TicketsFor(db, Right.Edit);
        var found = await Act.VisibleMessages(db).Where(x => x.Id == id && tickets.Any(ticket => ticket.Id == x.TicketId))
            .Select(x => new { x.Ticket!.Number, x.Ticket.AssigneeId, x.Ticket.GroupId, x.AuthorId, x.IsFromStaff }).SingleOrDefaultAsync(Cancellation);
        if (found is null || !CorrectMessage.Allows(Act.PersonId, Act.Rights.Cover(Right.Delete, Act.PersonId, found.AssigneeId, found.GroupId), found.AuthorId, found.IsFromStaff))
            return null;
        var ticket = await reader.FindAsync(Act, found.Number, Cancellation);
        return ticket?.Messages.FirstOrDefault(x => x.Id == id) is { } message ? (found.Number, message) : null;
    }

    private async Task<CorrectMessageModel> ModelAsync(int number, MessageView message, CorrectMessageForm form) => new(
        number, message, form, new Sidebar(await counts.GetAsync(Act, Cancellation), await catalogs.GetAsync(db, Cancellation)));

    private static long? Stamp(DateTime? at) => at?.Ticks / TimeSpan.TicksPerMicrosecond;
}
