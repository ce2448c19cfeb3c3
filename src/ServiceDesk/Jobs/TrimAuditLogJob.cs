using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Quartz;
using ServiceDesk.Audit;
using ServiceDesk.Tenants;

namespace ServiceDesk.Jobs;

/// <summary>Deletes what every tenant's audit log has kept long enough, some at a time.</summary>
[DisallowConcurrentExecution]
public sealed class TrimAuditLogJob(TenantDirectory directory, TenantScopes tenants, ILogger<TrimAuditLogJob> logger) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        foreach (var tenant in await directory.AllAsync(cancellationToken))
            try
            {
                await using var scope = tenants.Enter(tenant);
                if (await scope.ServiceProvider.GetRequiredService<TrimAuditLog>().RunAsync(cancellationToken) is > 0 and var count)
                    logger.LogInformation("The audit log of tenant {Tenant}: {Count} entries are deleted for their age", tenant.Id, count);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                // One tenant must not keep the others' from being trimmed; the next run tries again.
                logger.LogError(e, "Trimming the audit log of tenant {Tenant} failed", tenant.Id);
            }
    }
}
