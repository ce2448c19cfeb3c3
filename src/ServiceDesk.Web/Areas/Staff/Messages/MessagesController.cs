using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.Files;
using ServiceDesk.Mail.Html;
using ServiceDesk.Mail.Mime;
using ServiceDesk.Tickets;
using ServiceDesk.Web.Files;
using ServiceDesk.Web.SignIn;

namespace ServiceDesk.Web.Areas.Staff.Messages;

/// <summary>Mails as they came: their HTML, made harmless, for a sandboxed frame; their source for administrators.</summary>
public sealed class MessagesController(DeskDb db, IFileStore files, FileDoor door, IStringLocalizer<Texts> L) : StaffController
{
    /// <param name="id">The message.</param>
    /// <param name="pictures">Lets pictures from the web through; whoever sent the mail then learns that it is read.</param>
    [HttpGet("staff/messages/{id:long}/html"), Needs(Right.Ticketing)]
    public async Task<ActionResult> Html(long id, bool pictures = false)
    {
        var found = await Act.VisibleMessages(db).Where(x => x.Id == id && x.HasMailHtml)
            .Select(x => new { x.RawFile, Parts = x.Attachments.Where(part => part.ContentId != null).Select(part => new { part.Id, part.ContentId }).ToList() })
            .SingleOrDefaultAsync(Cancellation);
        if (found?.RawFile is not { } raw)
            return NotFound();
        await using var stream = files.Open(Act.TenantId, raw);
        var mail = await MimeMessage.LoadAsync(stream, cancellationToken: Cancellation);
        var parts = found.Parts.ToLookup(x => x.ContentId!, x => x.Id, StringComparer.OrdinalIgnoreCase);
        var root = Url.Content("~/staff/attachments");
        var shown = HtmlSanitizer.Sanitize(mail.HtmlBody ?? "", new SanitizeOptions
        {
            AllowRemoteImages = pictures,
            ResolveContentId = cid => parts[cid].Select(part => string.Create(CultureInfo.InvariantCulture, $"{root}/{part}")).FirstOrDefault(),
        });
        var page = new MailPage(shown, pictures);
        Response.Headers.ContentSecurityPolicy = page.Policy;
        return Content(page.Write(L["Show pictures from the web"]), "text/html; charset=utf-8");
    }

    [HttpGet("staff/messages/{id:long}/raw"), Needs(Right.Settings)]
    public async Task<IActionResult> Raw(long id)
    {
        var raw = await Act.VisibleMessages(db).Where(x => x.Id == id).Select(x => x.RawFile).SingleOrDefaultAsync(Cancellation);
        return await door.ServeMailAsync(this, raw, db.Attachments.Where(x => x.MessageId == id), string.Create(CultureInfo.InvariantCulture, $"mail-{id}.txt"), Cancellation);
    }
}
