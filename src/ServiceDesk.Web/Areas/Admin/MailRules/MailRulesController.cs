using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using ServiceDesk.Database;
using ServiceDesk.Intake;
using ServiceDesk.People;
using ServiceDesk.Tenants;
using ServiceDesk.Web.Views.Shared;

namespace ServiceDesk.Web.Areas.Admin.MailRules;

/// <summary>Blocked senders, and what becomes of late answers.</summary>
[Route("admin/mail-rules")]
public sealed class MailRulesController(
    DeskDb db, ChangeMailRules changeRules, BlockSender blockSender, UnblockSender unblockSender, IStringLocalizer<Texts> L) : AdminController
{
    [HttpGet("")]
    public async Task<ViewResult> Show() => View(await ModelAsync(null, new()));

    [HttpPost("")]
    public async Task<IActionResult> Update(RulesForm form)
    {
        if (!ModelState.IsValid)
            return Again(nameof(Show), await ModelAsync(form, new()));
        await changeRules.RunAsync(Act, form.ReopenDays, Cancellation);
        this.AddFlash(L["The rules are saved."]);
        return To($"mail-rules");
    }

    [HttpPost("blocked")]
    public async Task<IActionResult> Create(BlockForm block)
    {
        var pattern = BlockedSender.Normalise(block.Pattern);
        if (ModelState.IsValid && pattern is null)
            ModelState.AddModelError($"{nameof(block)}.{nameof(block.Pattern)}", L["Write an address such as name@shop.example, or a domain such as shop.example."]);
        if (!ModelState.IsValid)
            return Again(nameof(Show), await ModelAsync(null, block));
        await blockSender.RunAsync(Act, pattern!, Cancellation);
        this.AddFlash(L["{0} is blocked.", pattern!]);
        return To($"mail-rules");
    }

    [HttpPost("blocked/{id:long}/removal")]
    public async Task<IActionResult> Destroy(long id)
    {
        if (!await unblockSender.RunAsync(id, Cancellation))
            return NotFound();
        this.AddFlash(L["The sender is let in again."]);
        return To($"mail-rules");
    }

    private async Task<ShowModel> ModelAsync(RulesForm? form, BlockForm block) => new(
        await db.BlockedSenders.AsNoTracking().OrderBy(x => x.Pattern)
            .Select(x => new BlockedRow(x.Id, x.Pattern, x.Since, db.Set<Person>().Where(p => p.Id == x.PersonId).Select(p => p.Name).FirstOrDefault()))
            .ToListAsync(Cancellation),
        form ?? new() { ReopenDays = await db.Tenants.Where(x => x.Id == Act.TenantId).Select(x => x.ReopenDays).SingleAsync(Cancellation) },
        block);
}
