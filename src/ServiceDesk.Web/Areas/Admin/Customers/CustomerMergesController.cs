using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using ServiceDesk.Database;
using ServiceDesk.People;
using ServiceDesk.Web.Views.Shared;

namespace ServiceDesk.Web.Areas.Admin.Customers;

/// <summary>Makes one customer of two, after it was said what goes over.</summary>
[Route("admin/customers/{id:long}/merge")]
public sealed class CustomerMergesController(DeskDb db, CustomerList list, MergeCustomers merge, IStringLocalizer<Texts> L) : AdminController
{
    private const string Page = "~/Areas/Admin/Customers/Merge.cshtml";

    [HttpGet("")]
    public async Task<IActionResult> New(long id) => await FindAsync(id) is { } customer ? View(Page, new MergeModel(customer, new(), null)) : NotFound();

    [HttpPost("")]
    public async Task<IActionResult> Create(long id, MergeForm form)
    {
        if (await FindAsync(id) is not { } customer)
            return NotFound();
        if (!ModelState.IsValid)
            return Again(Page, new MergeModel(customer, form, null));
        var meant = await list.MeantByAsync(form.Into, Cancellation);
        if (meant is not [var into])
            return Refuse(customer, form, meant.Count == 0 ? L["No customer is called “{0}”.", form.Into.Trim()]
                : L["Several customers are called “{0}”: write # and the number of the one that is meant.", form.Into.Trim()]);
        if (into == id)
            return Refuse(customer, form, L["It cannot be merged into itself."]);
        if (form.Confirmed != into)
            return await merge.LookAsync(Act, id, into, Cancellation) is { } report ? Again(Page, new MergeModel(customer, form, report)) : NotFound();
        switch (await merge.RunAsync(Act, id, into, Cancellation))
        {
            case MergeOutcome.Done:
                this.AddFlash(L["The two customers are one now."]);
                return To($"customers/{into}");
            case MergeOutcome.NotesTooLong:
                return Refuse(customer, form, L["The notes of both together have more than {0} characters: shorten one of them, then merge.", Customer.NoteLength]);
            default:
                return NotFound();
        }
    }

    private Task<Customer?> FindAsync(long id) => db.Customers.AsNoTracking().SingleOrDefaultAsync(x => x.Id == id, Cancellation);

    private ViewResult Refuse(Customer customer, MergeForm form, string why)
    {
        ModelState.AddModelError($"{nameof(form)}.{nameof(form.Into)}", why);
        return Again(Page, new MergeModel(customer, form, null));
    }
}
