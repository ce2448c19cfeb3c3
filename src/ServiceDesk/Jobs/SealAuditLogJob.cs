using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Quartz;
using ServiceDesk.Audit;
using ServiceDesk.Tenants;

namespace ServiceDesk.Jobs;

/// <summary>Seals what is new in every tenant's audit log.</summary>
[DisallowConcurrentExecution]
public sealed class SealAuditLogJob(TenantDirectory directory, TenantScopes tenants, ILogger<SealAuditLogJob> logger) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        foreach (var tenant in await directory.AllAsync(cancellationToken))
            try
            {
                await using var scope = tenants.Enter(tenant);
                await scope.ServiceProvider.GetRequiredService<SealAuditLog>().RunAsync(cancellationToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                // One tenant's log must not keep the others' open; the next run tries again.
                logger.LogError(e, "Sealing the audit log of tenant {Tenant} failed", tenant.Id);
            }
    }
}
