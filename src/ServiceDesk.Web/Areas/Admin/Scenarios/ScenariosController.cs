using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using ServiceDesk.Conditions;
using ServiceDesk.Database;
using ServiceDesk.Operations;
using ServiceDesk.People;
using ServiceDesk.Scenarios;
using ServiceDesk.Tickets;
using ServiceDesk.Web.Areas.Admin.Rules;
using ServiceDesk.Web.Views.Shared;

namespace ServiceDesk.Web.Areas.Admin.Scenarios;

/// <summary>How requests are processed: what each scenario is for, and how it is drawn.</summary>
[Route("admin/scenarios")]
public sealed class ScenariosController(DeskDb db, ScenarioPage page, CatalogCache catalogs, IStringLocalizer<Texts> L) : AdminController
{
    [HttpGet("")]
    public async Task<ViewResult> Index()
    {
        var scenarios = await db.Scenarios.AsNoTracking().Include(x => x.Versions.Where(version => version.RetiredAt == null))
            .OrderBy(x => x.ArchivedAt != null).ThenBy(x => x.Name).ToListAsync(Cancellation);
        var catalog = await catalogs.GetAsync(db, Cancellation);
        var ids = scenarios.Select(x => x.CustomerId).ToList();
        var customers = await db.Customers.Where(x => ids.Contains(x.Id)).ToDictionaryAsync(x => x.Id, x => x.Name, Cancellation);
        return View(new IndexModel([.. scenarios.Select(x => new ScenarioLine(
            x, x.CustomerId is { } id ? customers[id] : null, catalog.Product(x.ProductId), x.Versions.FirstOrDefault(version => version.IsInForce)?.Number, x.Versions.Any(version => version.IsDraft),
            x.Versions.FirstOrDefault(version => version.IsInForce)?.Problem))]));
    }

    [HttpGet("new")]
    public async Task<ViewResult> New() => View(await FormAsync(new()));

    [HttpPost("")]
    public async Task<IActionResult> Create([Bind(Prefix = "Form")] ScenarioForm form, [FromServices] CreateScenario create)
    {
        var input = await InputAsync(form);
        var outcome = input is not null && ModelState.IsValid ? await create.RunAsync(Act, input, Cancellation) : null;
        if (outcome is { IsDone: true })
            return To($"scenarios/{outcome.ScenarioId}");
        AddProblems(outcome);
        return Again(nameof(New), await FormAsync(form));
    }

    [HttpGet("{id:long}")]
    public async Task<IActionResult> Show(long id) => await page.FindAsync(id, null, Cancellation) is { } model ? View(model) : NotFound();

    [HttpPost("{id:long}")]
    public async Task<IActionResult> Update(long id, [Bind(Prefix = "Form")] ScenarioForm form, [FromServices] ChangeScenario change)
    {
        var input = await InputAsync(form);
        var outcome = input is not null && ModelState.IsValid ? await change.RunAsync(Act, id, input, Cancellation) : null;
        if (outcome is { IsDone: true })
        {
            this.AddFlash(L["Saved."]);
            return To($"scenarios/{id}");
        }
        AddProblems(outcome);
        return await page.FindAsync(id, form, Cancellation) is { } model ? Again(nameof(Show), model) : NotFound();
    }

    private async Task<ScenarioFormModel> FormAsync(ScenarioForm form) => new(form, await catalogs.GetAsync(db, Cancellation));

    private async Task<ScenarioInput?> InputAsync(ScenarioForm form)
    {
        var input = new ScenarioInput(form.Name, null, form.IsDefault) { ProductId = form.ProductId };
        if (form.Customer?.Trim() is not { Length: > 0 } name)
            return form.Contract?.Trim() is { Length: > 0 } ? Refuse(nameof(form.Customer), L["Name the customer whose contract it is."]) : input;
        var found = await db.Customers.Where(x => x.Name == name).Select(x => x.Id).Take(2).ToListAsync(Cancellation);
        if (found.Count != 1)
            return Refuse(nameof(form.Customer), found.Count == 0 ? L["There is no customer “{0}”.", name] : L["Several customers are called “{0}”: rename one of them.", name]);
        if (form.Contract?.Trim() is not { Length: > 0 } contract)
            return input with { CustomerId = found[0] };
        var contracts = await db.Contracts.Where(x => x.CustomerId == found[0] && x.Name == contract).Select(x => x.Id).ToListAsync(Cancellation);
        return contracts.Count == 0
            ? Refuse(nameof(form.Contract), L["There is no contract “{0}” of that customer.", contract])
            : input with { CustomerId = found[0], ContractId = contracts[0] };
    }

    private ScenarioInput? Refuse(string field, string problem)
    {
        ModelState.AddModelError($"Form.{field}", problem);
        return null;
    }

    private void AddProblems(ScenarioOutcome? outcome)
    {
        foreach (var problem in outcome?.Problems ?? [])
            ModelState.AddModelError("", RuleWords.Of(problem, L));
    }
}

/// <summary>Reads what the page of a scenario shows.</summary>
public sealed class ScenarioPage(
    DeskDb db, ScenarioDrafts drafts, ScenarioCheck check, MoveTickets behind, CatalogCache catalogs, ConditionCatalog conditions, OperationCatalog operations, IStringLocalizer<Texts> L)
{
    /// <param name="form">What was sent and could not be taken; null on a fresh page.</param>
    public async Task<ShowModel?> FindAsync(long id, ScenarioForm? form, CancellationToken cancellation)
    {
        if (await drafts.CurrentAsync(id, cancellation) is not { } found)
            return null;
        var (scenario, version) = found;
        var catalog = await catalogs.GetAsync(db, cancellation);
        var definition = version.Read();
        var problems = version.IsDraft ? check.Problems(definition, catalog).Select(x => RuleWords.Of(x, L)) : [];
        var customer = scenario.CustomerId is { } customerId ? await db.Customers.Where(x => x.Id == customerId).Select(x => x.Name).SingleAsync(cancellation) : null;
        var contract = scenario.ContractId is { } contractId ? await db.Contracts.Where(x => x.Id == contractId).Select(x => x.Name).SingleAsync(cancellation) : null;
        form ??= new() { Name = scenario.Name, ProductId = scenario.ProductId, Customer = customer, Contract = contract, IsDefault = scenario.IsDefault };
        return new(
            scenario, version, definition, form, catalog, [.. problems],
            version.IsInForce ? await behind.Behind(id, version.Id).CountAsync(cancellation) : 0, new StepWords(L, conditions, operations, catalog));
    }
}
