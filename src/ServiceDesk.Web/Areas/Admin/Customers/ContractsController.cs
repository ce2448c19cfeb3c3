using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using ServiceDesk.Database;
using ServiceDesk.People;
using ServiceDesk.Tickets;
using ServiceDesk.Web.Views.Shared;

namespace ServiceDesk.Web.Areas.Admin.Customers;

/// <summary>What was agreed with a customer.</summary>
[Route("admin")]
public sealed class ContractsController(DeskDb db, CatalogCache catalogs, CreateContract create, ChangeContract change, IStringLocalizer<Texts> L) : AdminController
{
    private const string Page = "~/Areas/Admin/Customers/Contract.cshtml";

    [HttpGet("customers/{id:long}/contracts/new")]
    public async Task<IActionResult> New(long id) => await CustomerAsync(id) is { } customer ? View(Page, await ModelAsync(customer, null, new())) : NotFound();

    [HttpPost("customers/{id:long}/contracts")]
    public async Task<IActionResult> Create(long id, ContractForm form)
    {
        if (await CustomerAsync(id) is not { } customer)
            return NotFound();
        var outcome = ModelState.IsValid ? await create.RunAsync(Act, id, form.Input, Cancellation) : (ContractOutcome?)null;
        return await AnswerAsync(outcome, customer, null, form);
    }

    [HttpGet("contracts/{id:long}")]
    public async Task<IActionResult> Show(long id) =>
        await ContractAsync(id) is { } contract ? View(Page, await ModelAsync(contract.Customer!, contract, ContractForm.Of(contract))) : NotFound();

    [HttpPost("contracts/{id:long}")]
    public async Task<IActionResult> Update(long id, ContractForm form)
    {
        if (await ContractAsync(id) is not { } contract)
            return NotFound();
        var outcome = ModelState.IsValid ? await change.RunAsync(Act, id, form.Input, Cancellation) : (ContractOutcome?)null;
        return await AnswerAsync(outcome, contract.Customer!, contract, form);
    }

    private async Task<IActionResult> AnswerAsync(ContractOutcome? outcome, Customer customer, Contract? contract, ContractForm form)
    {
        switch (outcome)
        {
            case ContractOutcome.Done:
                this.AddFlash(L["The contract is saved."]);
                return To($"customers/{customer.Id}");
            case ContractOutcome.NotFound:
                return NotFound();
            case ContractOutcome.EndsBeforeItBegins:
                ModelState.AddModelError($"{nameof(ContractModel.Form)}.{nameof(form.Until)}", L["The last day lies before the first."]);
                break;
        }
        return Again(Page, await ModelAsync(customer, contract, form));
    }

    private async Task<ContractModel> ModelAsync(Customer customer, Contract? contract, ContractForm form)
    {
        var products = (await catalogs.GetAsync(db, Cancellation)).Products;
        return new(customer, contract, form, [.. products, .. (contract?.Products ?? []).Select(x => x.Product!).ExceptBy(products.Select(x => x.Id), x => x.Id)]);
    }

    private Task<Customer?> CustomerAsync(long id) => db.Customers.AsNoTracking().SingleOrDefaultAsync(x => x.Id == id, Cancellation);

    private Task<Contract?> ContractAsync(long id) => db.Contracts.AsNoTracking().Include(x => x.Customer).Include(x => x.Products).ThenInclude(x => x.Product).SingleOrDefaultAsync(x => x.Id == id, Cancellation);
}
