using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using ServiceDesk.Database;
using ServiceDesk.People;
using ServiceDesk.Services;
using ServiceDesk.Web.Views.Shared;

namespace ServiceDesk.Web.Areas.Admin.Customers;

/// <summary>Who is served.</summary>
[Route("admin/customers")]
public sealed class CustomersController(DeskDb db, CustomerList list, CreateCustomer create, ChangeCustomer change, IStringLocalizer<Texts> L) : AdminController
{
    private const int PeopleShown = 10;

    [HttpGet("")]
    public async Task<ViewResult> Index(string? q, string? from) => View(new IndexModel(
        string.IsNullOrWhiteSpace(q) ? null : q.Trim(), await list.PageAsync(q, CustomerCursor.Parse(from), Cancellation)));

    [HttpGet("new")]
    public ViewResult New() => View(new FormModel(null, new()));

    [HttpPost("")]
    public async Task<IActionResult> Create(CustomerForm form)
    {
        if (await InputAsync(form) is not { } input)
            return Again(nameof(New), new FormModel(null, form));
        var (outcome, id) = await create.RunAsync(Act, input, Cancellation);
        return Answer(outcome, id, form) ?? Again(nameof(New), new FormModel(null, form));
    }

    [HttpGet("{id:long}")]
    public async Task<IActionResult> Show(long id)
    {
        if (await FindAsync(id) is not { } customer)
            return NotFound();
        var parent = await db.Customers.Where(x => x.Id == customer.ParentId).Select(x => x.Name).SingleOrDefaultAsync(Cancellation);
        var contact = await db.People.Where(x => x.Id == customer.AccountContactId).Select(x => x.Address).SingleOrDefaultAsync(Cancellation);
        return View(await ModelAsync(customer, CustomerForm.Of(customer, parent, contact)));
    }

    [HttpPost("{id:long}")]
    public async Task<IActionResult> Update(long id, CustomerForm form)
    {
        if (await FindAsync(id) is not { } customer)
            return NotFound();
        var answer = await InputAsync(form) is { } input ? Answer(await change.RunAsync(Act, id, input, Cancellation), id, form) : null;
        return answer ?? Again(nameof(Show), await ModelAsync(customer, form));
    }

    /// <returns>Null when the form has to be shown again.</returns>
    private async Task<CustomerInput?> InputAsync(CustomerForm form)
    {
        long? parent = null;
        if (!string.IsNullOrWhiteSpace(form.Parent))
        {
            var meant = await list.MeantByAsync(form.Parent, Cancellation);
            if (meant is [var only])
                parent = only;
            else
                ModelState.AddModelError($"{nameof(form)}.{nameof(form.Parent)}", meant.Count == 0
                    ? L["No customer is called “{0}”.", form.Parent.Trim()]
                    : L["Several customers are called “{0}”: write # and the number of the one that is meant.", form.Parent.Trim()]);
        }
        return ModelState.IsValid ? new(form.Name, form.MailDomain, parent) { AccountContact = form.AccountContact } : null;
    }

    private IActionResult? Answer(CustomerOutcome outcome, long id, CustomerForm form)
    {
        switch (outcome)
        {
            case CustomerOutcome.Done:
                this.AddFlash(L["The customer is saved."]);
                return To($"customers/{id}");
            case CustomerOutcome.NotFound:
                return NotFound();
            case CustomerOutcome.NoDomain:
                ModelState.AddModelError($"{nameof(form)}.{nameof(form.MailDomain)}", L["“{0}” is no mail domain; write what stands behind the @ of its addresses, such as example.org.", form.MailDomain ?? ""]);
                return null;
            case CustomerOutcome.DomainTaken:
                ModelState.AddModelError($"{nameof(form)}.{nameof(form.MailDomain)}", L["Mail addresses of “{0}” belong to another customer.", form.MailDomain ?? ""]);
                return null;
            case CustomerOutcome.NoContact:
                ModelState.AddModelError($"{nameof(form)}.{nameof(form.AccountContact)}", L["“{0}” is no mail address; write one such as name@example.org.", form.AccountContact ?? ""]);
                return null;
            case CustomerOutcome.ContactOfAnother:
                ModelState.AddModelError($"{nameof(form)}.{nameof(form.AccountContact)}", L["“{0}” belongs to another customer.", form.AccountContact ?? ""]);
                return null;
            default:
                ModelState.AddModelError($"{nameof(form)}.{nameof(form.Parent)}", L["A customer cannot belong to itself, or to one that belongs to it."]);
                return null;
        }
    }

    private Task<Customer?> FindAsync(long id) => db.Customers.AsNoTracking().SingleOrDefaultAsync(x => x.Id == id, Cancellation);

    private async Task<FormModel> ModelAsync(Customer customer, CustomerForm form) => new(customer, form)
    {
        Contracts = await db.Contracts.AsNoTracking().Where(x => x.CustomerId == customer.Id)
            .OrderBy(x => x.ArchivedAt != null).ThenBy(x => x.Name).ThenBy(x => x.Id).ToListAsync(Cancellation),
        Services = await db.Services.AsNoTracking().Where(x => x.CustomerId == customer.Id)
            .OrderBy(x => x.ArchivedAt != null).ThenBy(x => x.Name).ThenBy(x => x.Id).ToListAsync(Cancellation),
        People = await db.People.AsNoTracking().Where(x => x.CustomerId == customer.Id).OrderBy(x => x.Name).ThenBy(x => x.Id).Take(PeopleShown)
            .Select(x => new CustomerPerson(x.Name, x.Address)).ToListAsync(Cancellation),
        PeopleCount = await db.People.CountAsync(x => x.CustomerId == customer.Id, Cancellation),
        Today = Contract.DayAt(Act.At, db.Tenant.Info),
    };
}
