using Microsoft.AspNetCore.Mvc;
using ServiceDesk.Access;
using ServiceDesk.Intake;
using ServiceDesk.Web.SignIn;

namespace ServiceDesk.Web.Areas.Admin.Mailboxes;

/// <summary>Compares a mailbox's folder with the intake journal.</summary>
[Needs(Right.ManageMailboxes)]
public sealed class MailboxReconciliationsController(ReconcileMailbox reconcile) : AdminController
{
    /// <param name="id">The mailbox.</param>
    /// <param name="take">Whether missing mails are taken into the journal.</param>
    [HttpPost("admin/mailboxes/{id:long}/reconciliations")]
    public async Task<IActionResult> Create(long id, bool take = false) =>
        await reconcile.RunAsync(id, take, Cancellation) is { } result
            ? View("~/Areas/Admin/Mailboxes/Reconciliation.cshtml", new ReconciliationModel(id, result))
            : NotFound();
}
