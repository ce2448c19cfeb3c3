using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.Escalation;
using ServiceDesk.Tickets;
using ServiceDesk.Web.Views.Shared;

namespace ServiceDesk.Web.Areas.Admin.Suppliers;

/// <summary>The desks of this installation that supply this one, and those that it supplies. Without the licence for suppliers only the latter are there.</summary>
[Route("admin/suppliers")]
public sealed class SuppliersController(
    DeskDb db, CatalogCache catalogs, SupplierLinks links, ProposeSupplier propose, AcceptSupplier accept, EndSupplierLink end, ChangeSupplierLink change, IStringLocalizer<Texts> L)
    : AdminController
{
    private bool MayBuy => Act.Allows(Right.EscalateToSupplier);

    [HttpGet("")]
    public async Task<ViewResult> Index() => View(await ModelAsync(new()));

    [HttpPost("")]
    public async Task<IActionResult> Create(ProposalForm form)
    {
        if (!MayBuy)
            return NotFound();
        if (ModelState.IsValid)
            switch (await propose.RunAsync(Act, form.Slug, Cancellation))
            {
                case LinkOutcome.Done:
                    this.AddFlash(L["The other desk is asked; its administrators answer in their settings."]);
                    return To($"suppliers");
                case LinkOutcome.UnknownDesk:
                    ModelState.AddModelError($"{nameof(form)}.{nameof(form.Slug)}", L["There is no other desk with this short name here. It is the first part of its address."]);
                    break;
                case LinkOutcome.Known:
                    ModelState.AddModelError($"{nameof(form)}.{nameof(form.Slug)}", L["This desk supplies yours already, or is asked to."]);
                    break;
                default:
                    return NotFound();
            }
        return Again(nameof(Index), await ModelAsync(form));
    }

    [HttpGet("{id:long}")]
    public async Task<IActionResult> Show(long id) =>
        await FindAsync(id) is { } view ? View(new ShowModel(view, await catalogs.GetAsync(db, Cancellation), LinkForm.Of(view.Link))) : NotFound();

    [HttpPost("{id:long}")]
    public async Task<IActionResult> Update(long id, LinkForm form)
    {
        if (await FindAsync(id) is null || !ModelState.IsValid)
            return NotFound();
        return Answer(await change.RunAsync(Act, id, form.Input, Cancellation), L["Saved."]);
    }

    [HttpPost("{id:long}/acceptance")]
    public async Task<IActionResult> Accept(long id) => Answer(await accept.RunAsync(Act, id, Cancellation), L["You supply this desk now."]);

    [HttpPost("{id:long}/end")]
    public async Task<IActionResult> Destroy(long id) => Answer(await end.RunAsync(Act, id, Cancellation), L["It is ended; the tickets stay where they are."]);

    private IActionResult Answer(LinkOutcome outcome, string done)
    {
        if (outcome != LinkOutcome.Done)
            return NotFound();
        this.AddFlash(done);
        return To($"suppliers");
    }

    private async Task<IReadOnlyList<LinkView>> ShownAsync() =>
        [.. (await links.AllAsync(Cancellation)).Where(x => MayBuy || x.Link.Side == LinkSide.Supplier)];

    private async Task<LinkView?> FindAsync(long id) => (await ShownAsync()).FirstOrDefault(x => x.Link.Id == id && x.Link.State != LinkState.Ended);

    private async Task<IndexModel> ModelAsync(ProposalForm form) => new(await ShownAsync(), MayBuy, form);
}
