using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using ServiceDesk.Database;
using ServiceDesk.People;
using ServiceDesk.Services;
using ServiceDesk.Web.Views.Shared;

namespace ServiceDesk.Web.Areas.Admin.Customers;

/// <summary>What a customer gets from the tenant; tickets are linked to it.</summary>
[Route("admin")]
public sealed class ServicesController(DeskDb db, KeepServices services, IStringLocalizer<Texts> L) : AdminController
{
    private const string Page = "~/Areas/Admin/Customers/Service.cshtml";

    [HttpGet("customers/{id:long}/services/new")]
    public async Task<IActionResult> New(long id) => await CustomerAsync(id) is { } customer ? View(Page, new ServiceModel(customer, null, new())) : NotFound();

    [HttpPost("customers/{id:long}/services")]
    public async Task<IActionResult> Create(long id, ServiceForm form)
    {
        if (await CustomerAsync(id) is not { } customer)
            return NotFound();
        if (!ModelState.IsValid)
            return Again(Page, new ServiceModel(customer, null, form));
        return Answer(await services.CreateAsync(Act, id, form.Input, Cancellation) ? id : null, L["The service is saved."]);
    }

    [HttpGet("services/{id:long}")]
    public async Task<IActionResult> Show(long id) =>
        await ServiceAsync(id) is { } service ? View(Page, new ServiceModel(service.Customer!, service, ServiceForm.Of(service))) : NotFound();

    [HttpPost("services/{id:long}")]
    public async Task<IActionResult> Update(long id, ServiceForm form)
    {
        if (await ServiceAsync(id) is not { } service)
            return NotFound();
        if (!ModelState.IsValid)
            return Again(Page, new ServiceModel(service.Customer!, service, form));
        return Answer(await services.ChangeAsync(Act, id, form.Input, Cancellation), L["The service is saved."]);
    }

    [HttpPost("services/{id:long}/archiving")]
    public async Task<IActionResult> Archive(long id) => Answer(await services.ArchiveAsync(Act, id, Cancellation), L["The service is archived."]);

    [HttpPost("services/{id:long}/restoration")]
    public async Task<IActionResult> Restore(long id) => Answer(await services.RestoreAsync(Act, id, Cancellation), L["The service is in use again."]);

    private IActionResult Answer(long? customer, string done)
    {
        if (customer is not { } id)
            return NotFound();
        this.AddFlash(done);
        return To($"customers/{id}");
    }

    private Task<Customer?> CustomerAsync(long id) => db.Customers.AsNoTracking().SingleOrDefaultAsync(x => x.Id == id, Cancellation);

    private Task<Service?> ServiceAsync(long id) => db.Services.AsNoTracking().Include(x => x.Customer).SingleOrDefaultAsync(x => x.Id == id, Cancellation);
}
