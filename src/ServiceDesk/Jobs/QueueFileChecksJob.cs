using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Quartz;
using ServiceDesk.Scanning;
using ServiceDesk.Tenants;

namespace ServiceDesk.Jobs;

/// <summary>Has every tenant's files checked that nobody has looked at, some at a time.</summary>
[DisallowConcurrentExecution]
public sealed class QueueFileChecksJob(TenantDirectory directory, TenantScopes tenants, ScannerSettings scanner, ILogger<QueueFileChecksJob> logger) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        if (!scanner.IsOn)
            return;
        foreach (var tenant in await directory.AllAsync(cancellationToken))
            try
            {
                await using var scope = tenants.Enter(tenant);
                if (await scope.ServiceProvider.GetRequiredService<QueueFileChecks>().RunAsync(cancellationToken) is > 0 and var count)
                    logger.LogInformation("{Count} older files of tenant {Tenant} go to the virus scanner", count, tenant.Id);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                // One tenant must not keep the others' from being checked; the next run tries again.
                logger.LogError(e, "Looking for unchecked files of tenant {Tenant} failed", tenant.Id);
            }
    }
}
