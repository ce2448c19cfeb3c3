using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using ServiceDesk.Database;
using ServiceDesk.People;
using ServiceDesk.Web.Views.Shared;

namespace ServiceDesk.Web.Areas.Admin.StaffMembers;

/// <summary>Who works here.</summary>
[Route("admin/staff")]
public sealed class StaffMembersController(DeskDb db, InviteStaff invite, IStringLocalizer<Texts> L) : AdminController
{
    [HttpGet("")]
    public async Task<ViewResult> Index() => View(new IndexModel(await Rows().OrderBy(x => x.Name).ThenBy(x => x.Id).ToListAsync(Cancellation)));

    [HttpGet("new")]
    public ViewResult New() => View(new NewModel(new()));

    [HttpPost("")]
    public async Task<IActionResult> Create(InviteForm form)
    {
        if (!ModelState.IsValid)
            return Again(nameof(New), new NewModel(form));
        var outcome = await invite.RunAsync(Act, form.Name, form.Address, form.Role, Cancellation);
        if (outcome != StaffOutcome.Done)
        {
            ModelState.AddModelError($"{nameof(form)}.{nameof(form.Address)}", StaffAnswers.Of(outcome, L));
            return Again(nameof(New), new NewModel(form));
        }
        this.AddFlash(L["{0} will get a mail with an invitation.", form.Address.Trim()]);
        return To($"staff");
    }

    [HttpGet("{id:long}")]
    public async Task<IActionResult> Show(long id) =>
        await Rows().SingleOrDefaultAsync(x => x.Id == id, Cancellation) is { } row ? View(new ShowModel(row, id == Act.PersonId)) : NotFound();

    private IQueryable<StaffRow> Rows() => db.People.AsNoTracking()
        .Where(x => x.StaffSince != null && x.StaffUntil == null)
        .Select(x => new StaffRow
        {
            Id = x.Id,
            Name = x.Name,
            Address = x.Address,
            Role = x.Role,
            Since = x.StaffSince!.Value,
            HasPassword = db.Set<Account>().Any(account => account.PersonId == x.Id && account.PasswordHash != null),
        });
}
