using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using ServiceDesk.Database;
using ServiceDesk.Tickets;
using ServiceDesk.People;
using ServiceDesk.Web.Views.Shared;

namespace ServiceDesk.Web.Areas.Admin.Queues;

/// <summary>Where tickets wait for work.</summary>
[Route("admin/queues")]
public sealed class QueuesController(DeskDb db, CreateQueue create, ChangeQueue change, IStringLocalizer<Texts> L) : AdminController
{
    [HttpGet("")]
    public async Task<ViewResult> Index() => View(new IndexModel(await db.Queues.AsNoTracking().OrderBy(x => x.Order).ThenBy(x => x.Name)
        .Select(x => new QueueRow(x.Id, x.Name, x.Group!.Name, x.IsOffered, x.IsDefault, x.ArchivedAt)).ToListAsync(Cancellation)));

    [HttpGet("new")]
    public async Task<ViewResult> New() =>
        View(await ModelAsync(null, new() { IsOffered = true, Order = (await db.Queues.MaxAsync(x => (int?)x.Order, Cancellation) ?? 0) + 1 }));

    [HttpPost("")]
    public async Task<IActionResult> Create(QueueForm form)
    {
        var outcome = ModelState.IsValid ? await create.RunAsync(Act, form.Input, Cancellation) : (QueueOutcome?)null;
        return await AnswerAsync(outcome, nameof(New), null, form);
    }

    [HttpGet("{id:long}")]
    public async Task<IActionResult> Show(long id) =>
        await FindAsync(id) is { } queue ? View(await ModelAsync(queue, QueueForm.Of(queue))) : NotFound();

    [HttpPost("{id:long}")]
    public async Task<IActionResult> Update(long id, QueueForm form)
    {
        if (await FindAsync(id) is not { } queue)
            return NotFound();
        var outcome = ModelState.IsValid ? await change.RunAsync(Act, id, form.Input, Cancellation) : (QueueOutcome?)null;
        return await AnswerAsync(outcome, nameof(Show), queue, form);
    }

    private Task<Queue?> FindAsync(long id) =>
        db.Queues.AsNoTracking().SingleOrDefaultAsync(x => x.Id == id && x.ArchivedAt == null, Cancellation);

    private async Task<IActionResult> AnswerAsync(QueueOutcome? outcome, string view, Queue? queue, QueueForm form)
    {
        switch (outcome)
        {
            case QueueOutcome.Done:
                this.AddFlash(L["The queue is saved."]);
                return To($"queues");
            case QueueOutcome.NotFound:
                return NotFound();
            case QueueOutcome.NameTaken:
                ModelState.AddModelError($"{nameof(form)}.{nameof(form.Name)}", L["Another queue has this name, perhaps an archived one."]);
                break;
            case QueueOutcome.IsDefault:
                ModelState.AddModelError($"{nameof(form)}.{nameof(form.IsDefault)}", L["A desk has a default queue; make another one the default instead."]);
                break;
        }
        return Again(view, await ModelAsync(queue, form));
    }

    private async Task<FormModel> ModelAsync(Queue? queue, QueueForm form) => new(
        queue,
        await db.Groups.AsNoTracking().Where(x => x.ArchivedAt == null).OrderBy(x => x.Name).Select(x => new GroupChoice(x.Id, x.Name)).ToListAsync(Cancellation),
        form);
}
