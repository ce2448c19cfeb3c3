using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using ServiceDesk.Access;
using ServiceDesk.Intake;
using ServiceDesk.Web.SignIn;
using ServiceDesk.Web.Views.Shared;

namespace ServiceDesk.Web.Areas.Admin.Mailboxes;

/// <summary>Takes a mailbox out of use, brings it back, and accepts the certificate of its server.</summary>
[Route("admin/mailboxes/{id:long}")]
[Needs(Right.ManageMailboxes)]
public sealed class MailboxPlacesController(
    ArchiveMailbox archive, RestoreMailbox restore, AcceptCertificate accept, IStringLocalizer<Texts> L) : AdminController
{
    [HttpPost("archiving")]
    public async Task<IActionResult> Archiving(long id) => Answer(await archive.RunAsync(Act, id, Cancellation), L["The mailbox is archived."]);

    [HttpPost("restoration")]
    public async Task<IActionResult> Restoration(long id) => Answer(await restore.RunAsync(Act, id, Cancellation), L["The mailbox is in use again."]);

    [HttpPost("certificates")]
    public async Task<IActionResult> Certificate(long id, string thumbprint)
    {
        if (!ModelState.IsValid || !await accept.RunAsync(Act, id, thumbprint, Cancellation))
            return NotFound();
        this.AddFlash(L["The certificate is accepted. Test the connection again."]);
        return To($"mailboxes/{id}");
    }

    private IActionResult Answer(MailboxOutcome outcome, string done)
    {
        switch (outcome)
        {
            case MailboxOutcome.NotFound:
                return NotFound();
            case MailboxOutcome.Done:
                this.AddFlash(done);
                break;
            case MailboxOutcome.IsDefault:
                this.AddFlash(L["The default mailbox cannot be archived; make another one the default first."], FlashKind.Problem);
                break;
            default:
                this.AddFlash(MailboxAnswers.Of(outcome, L)?.Text ?? "", FlashKind.Problem);
                break;
        }
        return To($"mailboxes");
    }
}
