using System.Net.Mime;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using ServiceDesk.Database;
using ServiceDesk.Installation;
using ServiceDesk.Tenants;
using ServiceDesk.Web.Views.Shared;

namespace ServiceDesk.Web.Areas.Admin.Tenants;

/// <summary>Suspends a tenant, takes it up again, hands out all that it has, and erases it.</summary>
[Route("admin/tenants/{slug}")]
public sealed class TenantStateController(
    DeskDb db, TenantDirectory directory, TenantScopes tenants, CountTenantUse use, SuspendTenant suspend, ExportTenant export, EraseTenant erase, IStringLocalizer<Texts> L)
    : TenantPageController(db, directory, tenants, use)
{
    private readonly TenantDirectory directory = directory;

    [HttpPost("suspension")]
    public async Task<IActionResult> Suspend(string slug) => await SetAsync(slug, true, L["It is suspended: its pages are gone, and mail for it waits."]);

    [HttpPost("suspension/end")]
    public async Task<IActionResult> Resume(string slug) => await SetAsync(slug, false, L["It is in use again."]);

    /// <summary>A zip archive. It is complete before the first byte is sent, so that half of one never passes for all.</summary>
    [HttpGet("export")]
    public async Task<IActionResult> Export(string slug)
    {
        if (await directory.EvenSuspendedAsync(slug, Cancellation) is not { } tenant)
            return NotFound();
        var archive = new FileStream(Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.zip"), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 65_536, FileOptions.DeleteOnClose | FileOptions.Asynchronous);
        try
        {
            await export.RunAsync(tenant, archive, Cancellation);
        }
        catch
        {
            await archive.DisposeAsync();
            throw;
        }
        archive.Position = 0;
        return File(archive, MediaTypeNames.Application.Zip, $"{tenant.Slug}.zip");
    }

    [HttpPost("erasure")]
    public async Task<IActionResult> Erase(string slug, ErasureForm erasure)
    {
        if (await FindAsync(slug) is not { IsOwn: false } model)
            return NotFound();
        if (erasure.Slug != slug)
            ModelState.AddModelError($"{nameof(erasure)}.{nameof(erasure.Slug)}", L["This is not its short name; nothing was erased."]);
        else if (await erase.RunAsync(slug, Cancellation) == EraseOutcome.NotSuspended)
            ModelState.AddModelError("", L["Suspend it first, and wait for ten seconds: nothing may be added to what is being removed."]);
        if (!ModelState.IsValid)
            return Again(Page, model with { Erasure = erasure });
        this.AddFlash(L["“{0}” is erased.", model.Tenant.Name]);
        return To($"tenants");
    }

    private async Task<IActionResult> SetAsync(string slug, bool isSuspended, string done)
    {
        // Whoever suspended their own desk could not take it back here.
        if (await directory.EvenSuspendedAsync(slug, Cancellation) is not { } tenant || tenant.Id == Act.TenantId || !await suspend.RunAsync(slug, isSuspended, Cancellation))
            return NotFound();
        this.AddFlash(done);
        return To($"tenants/{slug}");
    }
}
