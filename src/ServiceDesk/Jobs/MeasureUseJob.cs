using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Quartz;
using ServiceDesk.Quotas;
using ServiceDesk.Tenants;

namespace ServiceDesk.Jobs;

/// <summary>Measures what every tenant uses.</summary>
[DisallowConcurrentExecution]
public sealed class MeasureUseJob(TenantDirectory directory, TenantScopes tenants, ILogger<MeasureUseJob> logger) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        foreach (var tenant in await directory.AllAsync(cancellationToken))
            try
            {
                await using var scope = tenants.Enter(tenant);
                await scope.ServiceProvider.GetRequiredService<MeasureUse>().RunAsync(cancellationToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                // One tenant must not keep the others' from being measured; the next run tries again.
                logger.LogError(e, "The use of tenant {Tenant} could not be measured", tenant.Id);
            }
    }
}
