using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Localization;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.Installation;
using ServiceDesk.People;
using ServiceDesk.Quotas;
using ServiceDesk.Tenants;
using ServiceDesk.Web.Views.Shared;

namespace ServiceDesk.Web.Areas.Admin.Tenants;

/// <summary>The tenants of the installation: which there are, how each is used, new ones.</summary>
[Route("admin/tenants")]
public sealed class TenantsController(
    DeskDb db, TenantDirectory directory, TenantScopes tenants, CountTenantUse use, CreateTenant create, HealthCheckService health, IStringLocalizer<Texts> L)
    : TenantPageController(db, directory, tenants, use)
{
    private readonly DeskDb db = db;
    private readonly TenantScopes tenants = tenants;

    [HttpGet("")]
    public async Task<ViewResult> Index() => View(new IndexModel(
        await db.Tenants.AsNoTracking().Where(x => x.ErasedAt == null).OrderBy(x => x.Slug).ToListAsync(Cancellation),
        await db.TenantFigures.AsNoTracking().ToDictionaryAsync(x => x.TenantId, Cancellation),
        await health.CheckHealthAsync(Cancellation)));

    [HttpGet("new")]
    public ViewResult New() => View(new TenantForm());

    [HttpPost("")]
    public async Task<IActionResult> Create(TenantForm form)
    {
        if (CreateTenant.ReservedSlugs.Contains(form.Slug))
            ModelState.AddModelError(nameof(form.Slug), L["“{0}” means something else in addresses here; choose another word.", form.Slug]);
        if (!ModelState.IsValid)
            return Again(nameof(New), form);
        CreatedTenant created;
        try
        {
            created = await create.RunAsync(form.ToTenant(), Cancellation);
        }
        catch (ArgumentException e)
        {
            ModelState.AddModelError("", e.Message);
            return Again(nameof(New), form);
        }
        await using var scope = tenants.Enter(created.Tenant);
        await scope.ServiceProvider.GetRequiredService<InviteAgain>().RunAsync(Act.OfDesk(created.Tenant.Id, Door.Staff, Act.At), created.AdministratorId, Cancellation);
        this.AddFlash(L["The desk is there, and its administrator is invited by mail."]);
        return To($"tenants/{created.Tenant.Slug}");
    }

    [HttpGet("{slug}")]
    public async Task<IActionResult> Show(string slug) => await FindAsync(slug) is { } model ? View(model) : NotFound();
}
