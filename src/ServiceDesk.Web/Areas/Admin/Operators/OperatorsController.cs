using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using ServiceDesk.Installation;
using ServiceDesk.Web.SignIn;
using ServiceDesk.Web.Views.Shared;

namespace ServiceDesk.Web.Areas.Admin.Operators;

/// <summary>Who of this desk's administrators looks after the installation.</summary>
[ForOperators]
[Route("admin/operators")]
public sealed class OperatorsController(ChangeOperators change, IStringLocalizer<Texts> L) : AdminController
{
    [HttpGet("")]
    public async Task<ViewResult> Index() => View(new IndexModel(await change.AllAsync(Cancellation), new()));

    [HttpPost("")]
    public async Task<IActionResult> Create(OperatorForm form)
    {
        if (ModelState.IsValid && await change.AddAsync(form.Address, Cancellation) == OperatorOutcome.UnknownPerson)
            ModelState.AddModelError($"{nameof(form)}.{nameof(form.Address)}", L["No administrator of this desk has this address. Invite them first."]);
        if (!ModelState.IsValid)
            return Again(nameof(Index), new IndexModel(await change.AllAsync(Cancellation), form));
        this.AddFlash(L["Saved."]);
        return To($"operators");
    }

    [HttpPost("{id:long}/removal")]
    public async Task<IActionResult> Destroy(long id)
    {
        switch (await change.RemoveAsync(id, evenLast: false, Cancellation))
        {
            case OperatorOutcome.UnknownPerson:
                return NotFound();
            case OperatorOutcome.IsLast:
                ModelState.AddModelError("", L["Nobody would be left to look after the installation. Name another first."]);
                return Again(nameof(Index), new IndexModel(await change.AllAsync(Cancellation), new()));
            default:
                this.AddFlash(L["Saved."]);
                return To($"operators");
        }
    }
}
