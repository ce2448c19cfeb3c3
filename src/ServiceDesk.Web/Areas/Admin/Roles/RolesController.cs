using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.Web.Views.Shared;

namespace ServiceDesk.Web.Areas.Admin.Roles;

/// <summary>What staff may do, by roles.</summary>
[Route("admin/roles")]
public sealed class RolesController(DeskDb db, CreateRole create, EditRole edit, IStringLocalizer<Texts> L) : AdminController
{
    [HttpGet("")]
    public async Task<ViewResult> Index() => View(new IndexModel(await db.Roles.AsNoTracking().OrderByDescending(x => x.IsDefault).ThenBy(x => x.Name)
        .Select(x => new RoleRow(x.Id, x.Name, x.Keys, x.Scope, x.IsDefault, db.Set<PersonRole>().Count(person => person.RoleId == x.Id), x.ArchivedAt)).ToListAsync(Cancellation)));

    [HttpGet("new")]
    public ViewResult New() => View(Model(null, new()));

    [HttpPost("")]
    public async Task<IActionResult> Create(RoleForm form)
    {
        var outcome = ModelState.IsValid ? await create.RunAsync(Act, Input(null, form), Cancellation) : (RoleOutcome?)null;
        return Answer(outcome, nameof(New), null, form);
    }

    [HttpGet("{id:long}")]
    public async Task<IActionResult> Show(long id) =>
        await FindAsync(id) is { } role ? View(Model(role, RoleForm.Of(role))) : NotFound();

    [HttpPost("{id:long}")]
    public async Task<IActionResult> Update(long id, RoleForm form)
    {
        if (await FindAsync(id) is not { } role)
            return NotFound();
        var outcome = ModelState.IsValid ? await edit.RunAsync(Act, id, Input(role, form), Cancellation) : (RoleOutcome?)null;
        return Answer(outcome, nameof(Show), role, form);
    }

    private Task<Role?> FindAsync(long id) => db.Roles.AsNoTracking().SingleOrDefaultAsync(x => x.Id == id, Cancellation);

    private IActionResult Answer(RoleOutcome? outcome, string view, Role? role, RoleForm form)
    {
        switch (outcome)
        {
            case RoleOutcome.Done:
                this.AddFlash(L["The role is saved."]);
                return To($"roles");
            case RoleOutcome.NotFound:
                return NotFound();
            case RoleOutcome.NameTaken:
                ModelState.AddModelError($"{nameof(form)}.{nameof(form.Name)}", L["Another role has this name, perhaps an archived one."]);
                break;
        }
        return Again(view, Model(role, form));
    }

    private FormModel Model(Role? role, RoleForm form) => new(role, [.. RightCatalog.ForRoles.Where(IsShown)], form);

    // What the licence lacks is not shown, and stays as it is until a licence has it again.
    private RoleInput Input(Role? role, RoleForm form) => new(
        form.Name, [.. form.Rights.Where(x => IsShown(RightCatalog.Get(x))), .. (role?.Held ?? []).Where(x => !IsShown(RightCatalog.Get(x)))], form.Scope, form.IsDefault, form.NeedsSecondFactor);

    private bool IsShown(RightEntry entry) => db.Tenant.Info.Licence.Holds(entry.Package);
}
