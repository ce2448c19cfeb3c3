using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.Intake;
using ServiceDesk.Tickets;
using ServiceDesk.Web.SignIn;
using ServiceDesk.Web.Views.Shared;

namespace ServiceDesk.Web.Areas.Admin.Mailboxes;

/// <summary>The addresses at which requests arrive.</summary>
[Route("admin/mailboxes")]
[Needs(Right.ManageMailboxes)]
public sealed class MailboxesController(DeskDb db, CreateMailbox create, ChangeMailbox change, PublicLinks links, IStringLocalizer<Texts> L) : AdminController
{
    [HttpGet(""), Needs(Right.MailboxManagement)]
    public async Task<ViewResult> Index() =>
        View(new IndexModel(await db.Mailboxes.AsNoTracking().Include(x => x.Queue).OrderBy(x => x.Name).ThenBy(x => x.Id).ToListAsync(Cancellation)));

    [HttpGet("new")]
    public async Task<ViewResult> New() => View(await ModelAsync(null, new()));

    [HttpPost("")]
    public async Task<IActionResult> Create(MailboxForm form)
    {
        var (outcome, id) = IsComplete(form) ? await create.RunAsync(Act, form.Input, Cancellation) : default;
        if (outcome != MailboxOutcome.Done)
            return await RefusedAsync(outcome, nameof(New), null, form);
        var isFetched = form.Kind != MailboxKind.Receiver;
        var asksConsent = isFetched && form.SignIn is not (MailboxSignIn.Password or MailboxSignIn.MicrosoftApplication);
        this.AddFlash(asksConsent ? L["The mailbox is saved. Sign in at the provider now."]
            : isFetched ? L["The mailbox is saved. Test its connection now."] : L["The mailbox is saved."]);
        return isFetched ? To($"mailboxes/{id}") : To($"mailboxes");
    }

    [HttpGet("{id:long}")]
    public async Task<IActionResult> Show(long id) =>
        await FindAsync(id) is { } mailbox ? View(await ModelAsync(mailbox, MailboxForm.Of(mailbox))) : NotFound();

    [HttpPost("{id:long}")]
    public async Task<IActionResult> Update(long id, MailboxForm form)
    {
        if (await FindAsync(id) is not { } mailbox)
            return NotFound();
        var outcome = IsComplete(form) ? await change.RunAsync(Act, id, form.Input, Cancellation) : default;
        if (outcome != MailboxOutcome.Done)
            return await RefusedAsync(outcome, nameof(Show), mailbox, form);
        this.AddFlash(L["The mailbox is saved."]);
        return To($"mailboxes/{id}");
    }

    private Task<Mailbox?> FindAsync(long id) =>
        db.Mailboxes.AsNoTracking().SingleOrDefaultAsync(x => x.Id == id && x.ArchivedAt == null, Cancellation);

    private bool IsComplete(MailboxForm form)
    {
        foreach (var (field, value, label) in form.Required())
            if (string.IsNullOrWhiteSpace(value))
                ModelState.AddModelError($"{nameof(form)}.{field}", L["Fill in “{0}”.", L[label].Value]);
        return ModelState.IsValid;
    }

    private async Task<IActionResult> RefusedAsync(MailboxOutcome outcome, string view, Mailbox? mailbox, MailboxForm form)
    {
        if (outcome == MailboxOutcome.NotFound)
            return NotFound();
        if (MailboxAnswers.Of(outcome, form.Kind, L) is var (field, text))
            ModelState.AddModelError($"{nameof(form)}.{field}", text);
        return Again(view, await ModelAsync(mailbox, form));
    }

    private async Task<FormModel> ModelAsync(Mailbox? mailbox, MailboxForm form) => new(
        mailbox,
        await db.Queues.AsNoTracking().Where(x => x.ArchivedAt == null).OrderBy(x => x.Order).ThenBy(x => x.Name)
            .Select(x => new QueueChoice(x.Id, x.Name)).ToListAsync(Cancellation),
        form,
        links.MailSignIn);
}
