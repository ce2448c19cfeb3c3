using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using ServiceDesk.Intake;
using ServiceDesk.Tickets;
using ServiceDesk.Web.Views.Shared;

namespace ServiceDesk.Web.Areas.Admin.Queues;

/// <summary>Takes a queue out of use, and brings it back.</summary>
[Route("admin/queues/{id:long}")]
public sealed class QueueArchivingController(ArchiveQueue archive, RestoreQueue restore, IStringLocalizer<Texts> L) : AdminController
{
    [HttpPost("archiving")]
    public async Task<IActionResult> Create(long id) => Answer(await archive.RunAsync(Act, id, Cancellation), L["The queue is archived."]);

    [HttpPost("restoration")]
    public async Task<IActionResult> Destroy(long id) => Answer(await restore.RunAsync(Act, id, Cancellation), L["The queue is in use again."]);

    private IActionResult Answer(QueueOutcome outcome, string done)
    {
        if (outcome == QueueOutcome.NotFound)
            return NotFound();
        if (outcome == QueueOutcome.IsDefault)
            this.AddFlash(L["The default queue cannot be archived; make another one the default first."], FlashKind.Problem);
        else
            this.AddFlash(done);
        return To($"queues");
    }
}
