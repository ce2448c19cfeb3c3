using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ServiceDesk.Access;
using ServiceDesk.Audit;
using ServiceDesk.Branding;
using ServiceDesk.Database;
using ServiceDesk.Escalation;
using ServiceDesk.Files;
using ServiceDesk.Tenants;

namespace ServiceDesk.Installation;

public enum EraseOutcome
{
    Done = 0,
    NotFound = 1,

    /// <summary>It is in use; it is suspended first, so that nobody adds to what is being removed.</summary>
    NotSuspended = 2,
}

/// <summary>
/// Removes all that a tenant has: rows, files, addresses. Desks that it worked with keep their tickets, which say that the other one is
/// gone. Broken off, it goes on when it is called again. A row of the tenant's own stays, so that its number is never another's.
/// </summary>
public sealed class EraseTenant(DeskDb db, TenantDirectory directory, TenantScopes tenants, IFileStore files, UtcClock clock)
{
    public async Task<EraseOutcome> RunAsync(string slug, CancellationToken cancellation)
    {
        if (await db.Tenants.SingleOrDefaultAsync(x => x.Slug == slug && x.ErasedAt == null, cancellation) is not { } tenant)
            return EraseOutcome.NotFound;
        // What other nodes still know of it is forgotten by now.
        if (tenant.SuspendedAt is not { } suspended || clock.UtcNow - suspended < TenantDirectory.KeptFor)
            return EraseOutcome.NotSuspended;
        var info = await directory.EvenSuspendedAsync(slug, cancellation) ?? throw new InvalidOperationException($"The tenant '{slug}' went away meanwhile.");
        await using (var scope = tenants.Enter(info))
        {
            var own = scope.ServiceProvider.GetRequiredService<DeskDb>();
            foreach (var link in await own.SupplierLinks.AsNoTracking().Where(x => x.State != LinkState.Ended).ToListAsync(cancellation))
                await PartAsync(link, info, cancellation);
            await scope.ServiceProvider.GetRequiredService<ForgetAuditLog>().RunAsync(cancellation);
            await scope.ServiceProvider.GetRequiredService<TenantRows>().RemoveAsync(cancellation);
        }
        files.RemoveAll(info.Id);
        (tenant.Slug, tenant.ErasedAt, tenant.ProtectedKey, tenant.Branding) = (string.Create(null, $"erased-{tenant.Id}"), clock.UtcNow, directory.NewProtectedKey(), TenantBranding.None);
        if (db.Tenant.IsEntered)
            await AuditTrail.NoteAsync(db, AuditKind.SettingRemoved, nameof(Tenant), string.Create(null, $"{tenant.Id}"), null, new() { Values = [new(nameof(Tenant.Slug), slug, null)] }, cancellation);
        await db.SaveChangesAsync(cancellation);
        directory.ForgetAll();
        return EraseOutcome.Done;
    }

    private async Task PartAsync(SupplierLink link, TenantInfo gone, CancellationToken cancellation)
    {
        var slug = await db.Tenants.Where(x => x.Id == link.OtherTenantId && x.ErasedAt == null).Select(x => x.Slug).SingleOrDefaultAsync(cancellation);
        if (slug is null || await directory.EvenSuspendedAsync(slug, cancellation) is not { } other)
            return;
        await using var scope = tenants.Enter(other);
        var theirs = scope.ServiceProvider.GetRequiredService<DeskDb>();
        if (await theirs.SupplierLinks.SingleOrDefaultAsync(x => x.Key == link.Key && x.State != LinkState.Ended, cancellation) is not { } half)
            return;
        await TakeLinkParcel.EndAsync(theirs, Act.OfDesk(other.Id, Door.Desk, clock.UtcNow), half, gone.Name, cancellation);
        await theirs.SaveChangesAsync(cancellation);
    }
}
