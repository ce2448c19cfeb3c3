using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using ServiceDesk.Conditions;
using ServiceDesk.Database;
using ServiceDesk.Dispatch;
using ServiceDesk.Operations;
using ServiceDesk.Tickets;
using ServiceDesk.Web.Views.Shared;

namespace ServiceDesk.Web.Areas.Admin.Rules;

/// <summary>The dispatcher's rules: what is in force, or the draft that shall follow it.</summary>
[Route("admin/rules")]
public sealed class RulesController(
    DeskDb db, RuleDrafts drafts, RuleCheck check, CatalogCache catalogs, ConditionCatalog conditions, OperationCatalog operations, IStringLocalizer<Texts> L) : AdminController
{
    [HttpGet("")]
    public async Task<ViewResult> Index()
    {
        var catalog = await catalogs.GetAsync(db, Cancellation);
        var set = await drafts.CurrentAsync(Cancellation);
        var words = new RuleWords(L, conditions, operations, catalog);
        return View(new IndexModel(set, [.. (set?.Rules ?? []).OrderBy(x => x.Order).ThenBy(x => x.Id).Select(x => RowOf(x, words, catalog))]));
    }

    [HttpGet("new")]
    public async Task<ViewResult> New() => View(await ModelAsync(null, false, new() { IsOn = true }));

    [HttpPost("")]
    public async Task<IActionResult> Create(RuleForm form, [FromServices] CreateRule create)
    {
        var outcome = ModelState.IsValid ? await create.RunAsync(Act, form.Input, Cancellation) : null;
        return await AnswerAsync(outcome, nameof(New), null, false, form);
    }

    [HttpGet("{key:guid}")]
    public async Task<IActionResult> Show(Guid key) =>
        await FindAsync(key) is { } rule ? View(await ModelAsync(key, rule.IsDefault, RuleForm.Of(rule))) : NotFound();

    [HttpPost("{key:guid}")]
    public async Task<IActionResult> Update(Guid key, RuleForm form, [FromServices] ChangeRule change)
    {
        if (await FindAsync(key) is not { } rule)
            return NotFound();
        var outcome = ModelState.IsValid ? await change.RunAsync(Act, key, form.Input, Cancellation) : null;
        return await AnswerAsync(outcome, nameof(Show), key, rule.IsDefault, form);
    }

    private RuleRow RowOf(Rule rule, RuleWords words, Catalog catalog)
    {
        var definition = rule.Read();
        return new(
            rule, [.. definition.Conditions.Select(words.Of)], [.. definition.Operations.Select(words.Of)], definition.All, definition.Stops,
            [.. check.Problems(definition, rule.IsDefault, catalog).Select(words.Of)]);
    }

    private async Task<Rule?> FindAsync(Guid key) => (await drafts.CurrentAsync(Cancellation))?.Rules.SingleOrDefault(x => x.Key == key);

    private async Task<IActionResult> AnswerAsync(RuleOutcome? outcome, string view, Guid? key, bool isDefault, RuleForm form)
    {
        if (outcome is { IsDone: true })
        {
            this.AddFlash(L["The rule is saved in the draft. It does nothing until the draft is put in force."]);
            return To($"rules");
        }
        var model = await ModelAsync(key, isDefault, form);
        var words = new RuleWords(L, conditions, operations, model.Catalog);
        foreach (var problem in outcome?.Problems ?? [])
            ModelState.AddModelError("", words.Of(problem));
        return Again(view, model);
    }

    private async Task<FormModel> ModelAsync(Guid? key, bool isDefault, RuleForm form) =>
        new(key, isDefault, form, await catalogs.GetAsync(db, Cancellation), conditions, operations);
}
