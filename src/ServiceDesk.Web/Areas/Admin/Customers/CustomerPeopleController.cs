using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using ServiceDesk.Database;
using ServiceDesk.People;
using ServiceDesk.Web.Views.Shared;

namespace ServiceDesk.Web.Areas.Admin.Customers;

/// <summary>Who belongs to a customer.</summary>
[Route("admin/customers/{id:long}/people")]
public sealed class CustomerPeopleController(DeskDb db, KeepCustomerPeople keep, IStringLocalizer<Texts> L) : AdminController
{
    private const string Page = "~/Areas/Admin/Customers/People.cshtml";
    private const int MostShown = 100;

    [HttpGet("")]
    public async Task<IActionResult> Index(long id, string? q) => await ModelAsync(id, q, new()) is { } model ? View(Page, model) : NotFound();

    [HttpPost("")]
    public async Task<IActionResult> Create(long id, CustomerPersonForm form)
    {
        if (await ModelAsync(id, null, form) is not { } model)
            return NotFound();
        if (!ModelState.IsValid)
            return Again(Page, model);
        var outcome = await keep.AddAsync(Act, id, form.Address, form.Name, form.Takes, Cancellation);
        switch (outcome)
        {
            case CustomerPersonOutcome.Done:
                return Done(id, L["The person belongs to the customer."]);
            case CustomerPersonOutcome.NotFound:
                return NotFound();
        }
        ModelState.AddModelError($"{nameof(form)}.{nameof(form.Address)}", outcome switch
        {
            CustomerPersonOutcome.NoAddress => L["This is no mail address; one such as name@example.org was expected."],
            CustomerPersonOutcome.Colleague => L["This person works for the desk: colleagues belong to no customer."],
            _ => L["“{0}” belongs to another customer. Say below that they come over, then add them again; their tickets stay where they are.", form.Address],
        });
        return Again(Page, model with { AsksToTake = outcome == CustomerPersonOutcome.OfAnother });
    }

    [HttpPost("{person:long}/removal")]
    public async Task<IActionResult> Destroy(long id, long person) =>
        await keep.RemoveAsync(Act, id, person, Cancellation) == CustomerPersonOutcome.Done ? Done(id, L["The person belongs to no customer now."]) : NotFound();

    private LocalRedirectResult Done(long id, string told)
    {
        this.AddFlash(told);
        return To($"customers/{id}/people");
    }

    private async Task<PeopleModel?> ModelAsync(long id, string? q, CustomerPersonForm form)
    {
        if (await db.Customers.AsNoTracking().SingleOrDefaultAsync(x => x.Id == id, Cancellation) is not { } customer)
            return null;
        var search = string.IsNullOrWhiteSpace(q) ? null : q.Trim();
        var people = db.People.AsNoTracking().Where(x => x.CustomerId == id);
        if (search is not null)
        {
            var folded = Person.Fold(search);
            people = people.Where(x => x.Name.Contains(search) || x.Address.Contains(folded));
        }
        return new(customer, search, await people.OrderBy(x => x.Name).ThenBy(x => x.Id).Take(MostShown).ToListAsync(Cancellation), await people.CountAsync(Cancellation), form);
    }
}
