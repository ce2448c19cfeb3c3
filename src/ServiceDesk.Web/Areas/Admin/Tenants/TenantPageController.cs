using Microsoft.EntityFrameworkCore;
using ServiceDesk.Database;
using ServiceDesk.Escalation;
using ServiceDesk.Installation;
using ServiceDesk.Quotas;
using ServiceDesk.Tenants;
using ServiceDesk.Web.SignIn;

namespace ServiceDesk.Web.Areas.Admin.Tenants;

/// <summary>A page about one tenant of the installation, for its operators.</summary>
[ForOperators]
public abstract class TenantPageController(DeskDb db, TenantDirectory directory, TenantScopes tenants, CountTenantUse use) : AdminController
{
    protected const string Page = "~/Areas/Admin/Tenants/Show.cshtml";

    /// <returns>Null when there is none of that name.</returns>
    protected async Task<ShowModel?> FindAsync(string slug)
    {
        if (await directory.EvenSuspendedAsync(slug, Cancellation) is not { } info)
            return null;
        var row = await db.Tenants.AsNoTracking().SingleAsync(x => x.Id == info.Id, Cancellation);
        var domains = await db.TenantDomains.AsNoTracking().Where(x => x.TenantId == info.Id).OrderBy(x => x.Host).ToListAsync(Cancellation);
        await using var scope = tenants.Enter(info);
        var links = await scope.ServiceProvider.GetRequiredService<SupplierLinks>().AllAsync(Cancellation);
        var figures = await db.TenantFigures.AsNoTracking().SingleOrDefaultAsync(x => x.TenantId == info.Id, Cancellation)
            ?? await scope.ServiceProvider.GetRequiredService<MeasureUse>().RunAsync(Cancellation);
        return new(row, await use.RunAsync(info, Cancellation), domains, links, figures, info.Id == Act.TenantId);
    }
}
