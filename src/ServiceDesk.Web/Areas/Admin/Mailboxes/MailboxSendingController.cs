using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.Intake;
using ServiceDesk.Mail.Dns;
using ServiceDesk.Sending;
using ServiceDesk.Web.SignIn;

namespace ServiceDesk.Web.Areas.Admin.Mailboxes;

/// <summary>What DNS tells receivers of the mail that leaves from a mailbox's domain.</summary>
[Needs(Right.ManageMailboxes)]
public sealed class MailboxSendingController(DeskDb db, CheckSenderDomain check, IStringLocalizer<Texts> L) : AdminController
{
    /// <param name="id">The mailbox.</param>
    /// <param name="selector">Of the DKIM key.</param>
    /// <param name="look">Whether DNS is asked now; the page itself asks nothing.</param>
    [HttpGet("admin/mailboxes/{id:long}/sending")]
    public async Task<IActionResult> Show(long id, string? selector, bool look = false)
    {
        var mailbox = await db.Mailboxes.AsNoTracking().SingleOrDefaultAsync(x => x.Id == id && x.ArchivedAt == null, Cancellation);
        if (mailbox is null)
            return NotFound();
        var model = new SendingModel(mailbox) { Selector = selector };
        var key = string.IsNullOrWhiteSpace(selector) ? null : DnsName.Normalise(selector);
        if (key is null && !string.IsNullOrWhiteSpace(selector))
            ModelState.AddModelError(nameof(model.Selector), L["A selector is made of letters, digits, dashes and dots, such as s1 or mail.2026."]);
        if (DnsName.Normalise(model.Domain) is not { } domain)
            ModelState.AddModelError("", L["“{0}” is no name that DNS could know.", model.Domain]);
        else if (look && ModelState.IsValid)
            model.Report = await check.RunAsync(domain, key, Cancellation);
        const string view = "~/Areas/Admin/Mailboxes/Sending.cshtml";
        return ModelState.IsValid ? View(view, model) : Again(view, model);
    }
}
