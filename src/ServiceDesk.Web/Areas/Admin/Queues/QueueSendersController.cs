using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using ServiceDesk.Database;
using ServiceDesk.Intake;
using ServiceDesk.Tickets;
using ServiceDesk.Web.Areas.Admin.MailTemplates;
using ServiceDesk.Web.Views.Shared;

namespace ServiceDesk.Web.Areas.Admin.Queues;

/// <summary>From where, under which name and with which signature a queue's tickets are answered.</summary>
[Route("admin/queues/{id:long}/sender")]
public sealed class QueueSendersController(DeskDb db, ChangeQueueSender change, IStringLocalizer<Texts> L) : AdminController
{
    private const string Page = "~/Areas/Admin/Queues/Sender.cshtml";

    [HttpGet("")]
    public async Task<IActionResult> Show(long id) =>
        await FindAsync(id) is { } queue ? View(Page, await ModelAsync(queue, SenderForm.Of(queue))) : NotFound();

    [HttpPost("")]
    public async Task<IActionResult> Update(long id, SenderForm form)
    {
        if (await FindAsync(id) is not { } queue)
            return NotFound();
        if (!ModelState.IsValid)
            return Again(Page, await ModelAsync(queue, form));
        if (await change.RunAsync(Act, id, form.Input, Cancellation) is not { } problems)
            return NotFound();
        foreach (var problem in problems)
            ModelState.AddModelError($"{nameof(form)}.{nameof(form.Signature)}", TemplateWording.Of(problem, L));
        if (problems.Count > 0)
            return Again(Page, await ModelAsync(queue, form));
        this.AddFlash(L["The queue is saved."]);
        return To($"queues/{id}");
    }

    private Task<Queue?> FindAsync(long id) =>
        db.Queues.AsNoTracking().SingleOrDefaultAsync(x => x.Id == id && x.ArchivedAt == null, Cancellation);

    private async Task<SenderModel> ModelAsync(Queue queue, SenderForm form) => new(
        queue,
        await db.Mailboxes.AsNoTracking().Where(x => x.ArchivedAt == null).OrderBy(x => x.Name).ThenBy(x => x.Id)
            .Select(x => new SenderChoice(x.Id, x.Name, x.Address)).ToListAsync(Cancellation),
        form);
}
