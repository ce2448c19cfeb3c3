using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.People;
using ServiceDesk.Tenants;
using ServiceDesk.Tickets;
using ServiceDesk.Web.Views.Shared;

namespace ServiceDesk.Web.Areas.Admin.StaffMembers;

/// <summary>Who works here.</summary>
[Route("admin/staff")]
public sealed class StaffMembersController(DeskDb db, CatalogCache catalogs, InviteStaff invite, IStringLocalizer<Texts> L) : AdminController
{
    [HttpGet("")]
    public async Task<ViewResult> Index() => View(new IndexModel(await Rows().OrderBy(x => x.Name).ThenBy(x => x.Id).ToListAsync(Cancellation), await RolesAsync()));

    [HttpGet("new")]
    public async Task<ViewResult> New()
    {
        var roles = await RolesAsync();
        return View(new NewModel(new() { Roles = [.. roles.Where(x => x.IsDefault).Select(x => x.Id)] }, roles));
    }

    [HttpPost("")]
    public async Task<IActionResult> Create(InviteForm form)
    {
        if (!ModelState.IsValid)
            return Again(nameof(New), new NewModel(form, await RolesAsync()));
        var outcome = await invite.RunAsync(Act, form.Name, form.Address, form.Role, form.Role == StaffRole.Agent ? form.Roles : [], Cancellation);
        if (outcome == StaffOutcome.NotFound)
            return NotFound();
        if (outcome != StaffOutcome.Done)
        {
            ModelState.AddModelError($"{nameof(form)}.{nameof(form.Address)}", StaffAnswers.Of(outcome, L, await db.Tenants.Where(x => x.Id == Act.TenantId).Select(x => x.QuotaSeats).SingleAsync(Cancellation)));
            return Again(nameof(New), new NewModel(form, await RolesAsync()));
        }
        this.AddFlash(L["{0} will get a mail with an invitation.", form.Address.Trim()]);
        return To($"staff");
    }

    [HttpGet("{id:long}")]
    public async Task<IActionResult> Show(long id) =>
        await FindAsync(id) is { } row ? View(await ModelAsync(row, AvailabilityForm.Of(await AvailabilityAsync(id)))) : NotFound();

    [HttpPost("{id:long}/availability")]
    public async Task<IActionResult> Availability(long id, AvailabilityForm form, [FromServices] ChangeAvailability change)
    {
        if (await FindAsync(id) is not { } row)
            return NotFound();
        var outcome = ModelState.IsValid ? await change.RunAsync(Act, id, form.Input, Cancellation) : (AvailabilityOutcome?)null;
        switch (outcome)
        {
            case AvailabilityOutcome.Done:
                this.AddFlash(L["What they can be given is saved."]);
                return To($"staff/{id}");
            case AvailabilityOutcome.NotFound:
                return NotFound();
            case AvailabilityOutcome.WrongDays:
                ModelState.AddModelError($"{nameof(form)}.{nameof(form.AwayUntil)}", L["An absence needs a last day, not before its first."]);
                break;
        }
        return Again(nameof(Show), await ModelAsync(row, form));
    }

    private async Task<IReadOnlyList<Role>> RolesAsync() => (await catalogs.GetAsync(db, Cancellation)).Roles;

    private Task<StaffRow?> FindAsync(long id) => Rows().SingleOrDefaultAsync(x => x.Id == id, Cancellation);

    private async Task<Availability> AvailabilityAsync(long id)
    {
        var person = await db.People.AsNoTracking().SingleAsync(x => x.Id == id, Cancellation);
        var skills = await db.PersonSkills.Where(x => x.PersonId == id).Select(x => x.SkillId).ToListAsync(Cancellation);
        return People.Availability.Of(person, person.TimeZone ?? db.Tenant.Info.TimeZone, skills);
    }

    private async Task<ShowModel> ModelAsync(StaffRow row, AvailabilityForm form) =>
        new(row, row.Id == Act.PersonId, form, (await catalogs.GetAsync(db, Cancellation)).Skills, await RolesAsync())
        {
            Colleagues = [.. (await catalogs.GetAsync(db, Cancellation)).Staff.Where(x => x.Id != row.Id)],
        };

    private IQueryable<StaffRow> Rows() => db.People.AsNoTracking()
        .Where(x => x.StaffSince != null && x.StaffUntil == null)
        .Select(x => new StaffRow
        {
            Id = x.Id,
            Name = x.Name,
            Address = x.Address,
            Role = x.Role,
            ManagerId = x.ManagerId,
            Since = x.StaffSince!.Value,
            RoleIds = db.Set<PersonRole>().Where(role => role.PersonId == x.Id).Select(role => role.RoleId).ToList(),
            HasPassword = db.Set<Account>().Any(account => account.PersonId == x.Id && account.PasswordHash != null),
        });
}
