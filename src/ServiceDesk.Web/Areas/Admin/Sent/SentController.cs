using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using ServiceDesk.Database;
using ServiceDesk.Files;
using ServiceDesk.Mail.Html;
using ServiceDesk.Mail.Mime;
using ServiceDesk.Outbox;
using ServiceDesk.Tickets;
using ServiceDesk.Web.Areas.Staff.Messages;
using ServiceDesk.Web.Files;
using ServiceDesk.Web.Views.Shared;

namespace ServiceDesk.Web.Areas.Admin.Sent;

/// <summary>Mails of the desk's: what has left, what waits and what failed.</summary>
[Route("admin/sent")]
public sealed class SentController(DeskDb db, OutboxList list, SendAgain again, IFileStore files, FileDoor door, IStringLocalizer<Texts> L) : AdminController
{
    [HttpGet("")]
    public async Task<ViewResult> Index(OutboxState? state, string? from)
    {
        var only = state is { } given && Enum.IsDefined(given) ? state : null;
        return View(new IndexModel(only, await list.PageAsync(only, MailCursor.Parse(from), Cancellation)));
    }

    [HttpGet("{id:guid}")]
    public async Task<IActionResult> Show(Guid id) =>
        await list.FindAsync(id, Cancellation) is { } row ? View(new ShowModel(row, await MailAsync(id))) : NotFound();

    [HttpGet("{id:guid}/html")]
    public async Task<IActionResult> Html(Guid id)
    {
        if (await MailAsync(id) is not { HtmlBody: { } html })
            return NotFound();
        var page = new MailPage(HtmlSanitizer.Sanitize(html), pictures: false);
        Response.Headers.ContentSecurityPolicy = page.Policy;
        return Content(page.Write(L["Show pictures from the web"]), "text/html; charset=utf-8");
    }

    [HttpGet("{id:guid}/raw")]
    public async Task<IActionResult> Raw(Guid id) =>
        await door.ServeMailAsync(this, await FileAsync(id), db.Attachments.Where(x => false), $"{id:N}.eml.txt", Cancellation);

    [HttpPost("{id:guid}/attempts")]
    public async Task<IActionResult> Attempt(Guid id)
    {
        if (!await again.RunAsync(Act, id, Cancellation))
            return NotFound();
        this.AddFlash(L["The mail is in the queue again."]);
        return To($"sent/{id}");
    }

    private Task<string?> FileAsync(Guid id) => db.Outbox.Where(x => x.Id == id).Select(x => x.RawFile).SingleOrDefaultAsync(Cancellation);

    private async Task<MimeMessage?> MailAsync(Guid id)
    {
        if (await FileAsync(id) is not { } file)
            return null;
        await using var stream = files.Open(Act.TenantId, file);
        return await MimeMessage.LoadAsync(stream, cancellationToken: Cancellation);
    }
}
