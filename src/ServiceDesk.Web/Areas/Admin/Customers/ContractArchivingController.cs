using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using ServiceDesk.Database;
using ServiceDesk.People;
using ServiceDesk.Web.Views.Shared;

namespace ServiceDesk.Web.Areas.Admin.Customers;

/// <summary>Takes a contract out of use, and brings it back.</summary>
[Route("admin/contracts/{id:long}")]
public sealed class ContractArchivingController(DeskDb db, ArchiveContract archive, IStringLocalizer<Texts> L) : AdminController
{
    [HttpPost("archiving")]
    public async Task<IActionResult> Create(long id) => await AnswerAsync(id, await archive.RunAsync(Act, id, Cancellation), L["The contract is archived."]);

    [HttpPost("restoration")]
    public async Task<IActionResult> Destroy(long id) => await AnswerAsync(id, await archive.RestoreAsync(Act, id, Cancellation), L["The contract is in use again."]);

    private async Task<IActionResult> AnswerAsync(long id, ContractOutcome outcome, string done)
    {
        if (outcome == ContractOutcome.NotFound)
            return NotFound();
        this.AddFlash(done);
        var customer = await db.Contracts.Where(x => x.Id == id).Select(x => x.CustomerId).SingleAsync(Cancellation);
        return To($"customers/{customer}");
    }
}
