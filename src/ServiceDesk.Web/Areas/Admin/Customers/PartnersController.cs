using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using ServiceDesk.Database;
using ServiceDesk.Partners;
using ServiceDesk.People;
using ServiceDesk.Systems;
using ServiceDesk.Web.Views.Shared;

namespace ServiceDesk.Web.Areas.Admin.Customers;

/// <summary>Who serves a customer as a partner, and whom it serves (I14).</summary>
[Route("admin")]
public sealed class PartnersController(DeskDb db, CustomerList list, KeepPartners partners, IStringLocalizer<Texts> L) : AdminController
{
    private const string Page = "~/Areas/Admin/Customers/Partners.cshtml";

    [HttpGet("customers/{id:long}/partners")]
    public async Task<IActionResult> Show(long id) => await ModelAsync(id, new(), new()) is { } model ? View(Page, model) : NotFound();

    [HttpPost("customers/{id:long}/partners")]
    public async Task<IActionResult> Create(long id, PartnerForm form)
    {
        if (await ModelAsync(id, form, new()) is not { } model)
            return NotFound();
        if (ModelState.IsValid)
        {
            var meant = await list.MeantByAsync(form.Partner, Cancellation);
            var outcome = meant is [var partner] ? await partners.AddAsync(Act, id, partner, form.SystemId, Cancellation) : PartnerOutcome.NotFound;
            if (outcome == PartnerOutcome.Done)
                return Done(id, L["The partner is saved."]);
            ModelState.AddModelError($"{nameof(form)}.{nameof(form.Partner)}", outcome == PartnerOutcome.OfItself ? L["A customer is no partner of itself."]
                : meant.Count > 1 ? L["Several customers are called “{0}”: write # and the number of the one that is meant.", form.Partner.Trim()]
                : L["No customer is called “{0}”.", form.Partner.Trim()]);
        }
        return Again(Page, model);
    }

    [HttpPost("partners/{id:long}/end")]
    public async Task<IActionResult> Destroy(long id) =>
        await partners.EndAsync(Act, id, Cancellation) is { } customer ? Done(customer, L["The partner sees nothing of this customer any more."]) : NotFound();

    [HttpPost("customers/{id:long}/partner-people")]
    public async Task<IActionResult> Register(long id, PartnerPersonForm person)
    {
        if (await ModelAsync(id, new(), person) is not { } model)
            return NotFound();
        if (ModelState.IsValid)
        {
            switch (await partners.RegisterAsync(Act, id, person.Address, person.MaySubmit, person.MayProcess, Cancellation))
            {
                case PartnerOutcome.Done:
                    return Done(id, L["The person is registered."]);
                case PartnerOutcome.NoAddress:
                    ModelState.AddModelError($"{nameof(person)}.{nameof(person.Address)}", L["This is no mail address; one such as name@example.org was expected."]);
                    break;
                default:
                    ModelState.AddModelError($"{nameof(person)}.{nameof(person.Address)}", L["This person belongs to another customer, or works for the desk."]);
                    break;
            }
        }
        return Again(Page, model);
    }

    [HttpPost("partner-people/{id:long}")]
    public async Task<IActionResult> Update(long id, bool maySubmit, bool mayProcess) =>
        await partners.ChangeAsync(Act, id, maySubmit, mayProcess, Cancellation) is { } partner ? Done(partner, L["Saved."]) : NotFound();

    [HttpPost("partner-people/{id:long}/end")]
    public async Task<IActionResult> Dismiss(long id) =>
        await partners.DismissAsync(Act, id, Cancellation) is { } partner ? Done(partner, L["The person sees nothing of the customers any more."]) : NotFound();

    private LocalRedirectResult Done(long customer, string told)
    {
        this.AddFlash(told);
        return To($"customers/{customer}/partners");
    }

    private async Task<PartnersModel?> ModelAsync(long id, PartnerForm form, PartnerPersonForm person)
    {
        if (await db.Customers.AsNoTracking().SingleOrDefaultAsync(x => x.Id == id, Cancellation) is not { } customer)
            return null;
        var links = await db.PartnerLinks.AsNoTracking().Include(x => x.Partner).Include(x => x.Customer).Include(x => x.System)
            .Where(x => x.EndedAt == null && (x.CustomerId == id || x.PartnerId == id)).OrderBy(x => x.Id).ToListAsync(Cancellation);
        return new(
            customer, links, await db.PartnerPeople.AsNoTracking().Include(x => x.Person).Where(x => x.PartnerId == id && x.EndedAt == null).OrderBy(x => x.Person.Name).ThenBy(x => x.Id).ToListAsync(Cancellation),
            await db.Systems.AsNoTracking().Where(x => x.CustomerId == id && x.ArchivedAt == null).OrderBy(x => x.Name).ThenBy(x => x.Id).ToListAsync(Cancellation), form, person);
    }
}
