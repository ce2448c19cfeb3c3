using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ServiceDesk.Database;
using ServiceDesk.DataKeys;
using ServiceDesk.People;
using ServiceDesk.Tenants;

namespace ServiceDesk.Installation;

/// <summary>
/// Makes an installation whose key file is lost usable again: keys, tenants' signing keys and second factors begin anew. What else was
/// encrypted (mailbox passwords, client secrets, consents) stays unreadable, and each place says so until it is entered again.
/// </summary>
public sealed class RenewDataKeys(DeskDb db, DataKeyCheck check, PrepareDataKeys prepare, TenantDirectory directory, TenantScopes tenants)
{
    /// <returns>False when the key file fits, so that nothing is lost and nothing was changed.</returns>
    /// <exception cref="SettingException">The file that the setting names is not there or holds no key.</exception>
    public async Task<bool> RunAsync(CancellationToken cancellation)
    {
        if (check.Fits())
            return false;
        db.RemoveRange(await db.Set<DataKey>().ToListAsync(cancellation));
        await db.SaveChangesAsync(cancellation);
        await prepare.RunAsync(cancellation);
        foreach (var row in await db.Tenants.AsNoTracking().ToListAsync(cancellation))
            await RenewAsync(row, cancellation);
        directory.ForgetAll();
        return true;
    }

    private async Task RenewAsync(Tenant row, CancellationToken cancellation)
    {
        // Its signing key cannot be read, and nothing here signs.
        await using var scope = tenants.Enter(new(row.Id, row.Slug, row.Name, row.Language, row.TimeZone, []));
        var own = scope.ServiceProvider.GetRequiredService<DeskDb>();
        (await own.Tenants.SingleAsync(x => x.Id == row.Id, cancellation)).ProtectedKey = directory.NewProtectedKey();
        own.RemoveRange(await own.Set<AccountToken>().ToListAsync(cancellation));
        foreach (var account in await own.Accounts.Where(x => x.TwoFactorEnabled).ToListAsync(cancellation))
            account.TwoFactorEnabled = false;
        await own.SaveChangesAsync(cancellation);
    }
}
