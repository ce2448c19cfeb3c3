using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using ServiceDesk.Database;
using ServiceDesk.People;
using ServiceDesk.Web.Views.Shared;

namespace ServiceDesk.Web.Areas.Admin.Groups;

/// <summary>Staff who share work.</summary>
[Route("admin/groups")]
public sealed class GroupsController(DeskDb db, CreateGroup create, ChangeGroup change, IStringLocalizer<Texts> L) : AdminController
{
    [HttpGet("")]
    public async Task<ViewResult> Index() => View(new IndexModel(await db.Groups.AsNoTracking().OrderBy(x => x.Name)
        .Select(x => new GroupRow(x.Id, x.Name, x.Members.Count, x.MainPerson!.Name, x.ArchivedAt)).ToListAsync(Cancellation)));

    [HttpGet("new")]
    public async Task<ViewResult> New() => View(await ModelAsync(null, new()));

    [HttpPost("")]
    public async Task<IActionResult> Create(GroupForm form)
    {
        var outcome = ModelState.IsValid ? await create.RunAsync(Act, form.Input, Cancellation) : (GroupOutcome?)null;
        return await AnswerAsync(outcome, nameof(New), null, form);
    }

    [HttpGet("{id:long}")]
    public async Task<IActionResult> Show(long id)
    {
        var group = await db.Groups.AsNoTracking().Include(x => x.Members).SingleOrDefaultAsync(x => x.Id == id, Cancellation);
        return group is null ? NotFound() : View(await ModelAsync(group, GroupForm.Of(group)));
    }

    [HttpPost("{id:long}")]
    public async Task<IActionResult> Update(long id, GroupForm form)
    {
        var group = await db.Groups.AsNoTracking().Include(x => x.Members).SingleOrDefaultAsync(x => x.Id == id, Cancellation);
        if (group is null)
            return NotFound();
        var outcome = ModelState.IsValid ? await change.RunAsync(Act, id, form.Input, Cancellation) : (GroupOutcome?)null;
        return await AnswerAsync(outcome, nameof(Show), group, form);
    }

    private async Task<IActionResult> AnswerAsync(GroupOutcome? outcome, string view, Group? group, GroupForm form)
    {
        switch (outcome)
        {
            case GroupOutcome.Done:
                this.AddFlash(L["The group is saved."]);
                return To($"groups");
            case GroupOutcome.NotFound:
                return NotFound();
            case GroupOutcome.NameTaken:
                ModelState.AddModelError($"{nameof(form)}.{nameof(form.Name)}", L["Another group has this name, perhaps an archived one."]);
                break;
        }
        return Again(view, await ModelAsync(group, form));
    }

    private async Task<FormModel> ModelAsync(Group? group, GroupForm form) => new(
        group,
        await db.People.AsNoTracking().Where(x => x.StaffSince != null && x.StaffUntil == null).OrderBy(x => x.Name)
            .Select(x => new StaffChoice(x.Id, x.Name)).ToListAsync(Cancellation),
        form);
}
