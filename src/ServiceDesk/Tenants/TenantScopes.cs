using Microsoft.Extensions.DependencyInjection;
using ServiceDesk.Database;

namespace ServiceDesk.Tenants;

/// <summary>Opens a scope inside one tenant, for jobs and commands.</summary>
public sealed class TenantScopes(IServiceScopeFactory scopes, TenantDirectory directory)
{
    public AsyncServiceScope Enter(TenantInfo tenant)
    {
        var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentTenant>().Enter(tenant);
        return scope;
    }

    /// <returns>Null when there is no such tenant, or it is suspended.</returns>
    public async Task<AsyncServiceScope?> EnterAsync(int tenantId, CancellationToken cancellation) =>
        await directory.ByIdAsync(tenantId, cancellation) is { } tenant ? Enter(tenant) : null;
}
