using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.Intake;
using ServiceDesk.Web.SignIn;
using ServiceDesk.Web.Views.Shared;

namespace ServiceDesk.Web.Areas.Admin.Mailboxes;

/// <summary>
/// A person's consent to the desk's reading a mailbox: sends an administrator to the provider, and takes the answer that
/// <see cref="MailSignInController"/> passes on.
/// </summary>
[SecretAddress]
[Route("admin/mailboxes/{id:long}/consents")]
[Needs(Right.ManageMailboxes)]
public sealed class MailboxConsentsController(
    BeginMailboxConsent begin, CompleteMailboxConsent complete, CurrentTenant tenant, IStringLocalizer<Texts> L) : AdminController
{
    // A page with a link: the page's policy lets no form lead to another site.
    [HttpPost("")]
    public async Task<IActionResult> Create(long id)
    {
        try
        {
            return await begin.RunAsync(Act, id, OwnHost(), Cancellation) is { } consent
                ? View("~/Areas/Admin/Mailboxes/Consent.cshtml", new ConsentModel(id, consent))
                : NotFound();
        }
        catch (MailboxSignInException e)
        {
            this.AddFlash(e.Message, FlashKind.Problem);
            return To($"mailboxes/{id}");
        }
    }

    [HttpGet("")]
    public async Task<IActionResult> Show(long id)
    {
        var (outcome, problem) = await complete.RunAsync(Act, id, MailSignInController.Parameters(Request), Cancellation);
        switch (outcome)
        {
            case ConsentOutcome.NotFound:
                return NotFound();
            case ConsentOutcome.Done:
                this.AddFlash(L["The desk is signed in to the mailbox. Test its connection now."]);
                break;
            case ConsentOutcome.Stale:
                this.AddFlash(L["This answer came too late, was used before, or belongs to a sign-in that was begun anew. Sign in again."], FlashKind.Problem);
                break;
            default:
                this.AddFlash(problem!, FlashKind.Problem);
                break;
        }
        return To($"mailboxes/{id}");
    }

    private string? OwnHost() =>
        Request.PathBase.Value?.EndsWith($"/{tenant.Info.Slug}", StringComparison.OrdinalIgnoreCase) == true ? null : Request.Host.Value;
}
